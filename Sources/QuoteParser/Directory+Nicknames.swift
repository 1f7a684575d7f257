import QuoteModel

/// Names with another name inside: *Luis “Tito” Ortega*, *Ana (Nita) Reyes*.
extension Directory {
  /// The end of the whole name after a first name and a nickname; `nil` where there is none.
  func endAfterNickname(_ first: Range<Int>) -> Int? {
    guard first.count <= 2, reading.has(first.lowerBound, .givenName),
      let nickname = nickname(at: first.upperBound), nickname.upperBound < reading.tokens.count,
      !reading.tokens[nickname.upperBound].startsParagraph, startsName(nickname.upperBound)
    else { return nil }
    return runEnd(from: nickname.upperBound)
  }

  /// One or two capitalised words between marks or parentheses, with these.
  private func nickname(at start: Int) -> Range<Int>? {
    let end: Int
    if let number = reading.stretch(startingAt: start) {
      end = reading.stretches[number].outer.upperBound
    } else if reading.kind(start) == .open {
      let close = (start + 1..<min(start + 4, reading.tokens.count)).first {
        reading.kind($0) == .close
      }
      guard let close else { return nil }
      end = close + 1
    } else {
      return nil
    }
    guard (3...4).contains(end - start),
      (start + 1..<end - 1).allSatisfy({
        reading.tokens[$0].kind == .word && reading.tokens[$0].isCapital
      })
    else { return nil }
    return start..<end
  }

  /// The name as text, with the words alone that stand outside marks and parentheses.
  func withoutNickname(_ name: Range<Int>) -> String {
    guard let start = name.first(where: { nickname(at: $0) != nil }),
      let inner = nickname(at: start), inner.upperBound < name.upperBound
    else { return reading.text(of: name) }
    return reading.text(of: name.lowerBound..<start) + " "
      + reading.text(of: inner.upperBound..<name.upperBound)
  }

  /// Whether a token of a name belongs to its nickname.
  func isNickname(_ index: Int, of name: Range<Int>) -> Bool {
    guard !reading.isQuoted(index) || reading.isQuoted(name.lowerBound) else { return true }
    return reading.kind(index) == .open || reading.kind(index) == .close
      || reading.kind(index - 1) == .open && index > name.lowerBound
      || reading.kind(index + 1) == .close && index + 1 < name.upperBound
  }
}
