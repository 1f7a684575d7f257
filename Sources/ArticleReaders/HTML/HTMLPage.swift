/// A web page as a tree: its elements and texts in reading order, each with the end of what is in it.
struct HTMLPage {
  struct Node {
    /// In lower case; empty for a text.
    let name: String
    /// Of a text or a script of linked data.
    var text: String
    /// Of an element, those that are ever asked for.
    let attributes: [String: String]
    /// -1 for the root.
    let parent: Int
    /// The index after the last node inside.
    var end: Int
  }

  private(set) var nodes: [Node] = []

  /// Whether there were more nodes, or deeper ones, than are held.
  var isCut = false

  mutating func append(_ name: String, text: String, attributes: [String: String], in parent: Int) {
    nodes.append(
      Node(
        name: name, text: text, attributes: attributes, parent: parent, end: nodes.count + 1))
  }

  mutating func append(text: String, to index: Int) { nodes[index].text += text }

  mutating func close(_ index: Int) { nodes[index].end = nodes.count }

  subscript(index: Int) -> Node { nodes[index] }

  /// The nodes inside of one, at any depth.
  func inside(_ index: Int) -> Range<Int> { index + 1..<nodes[index].end }

  func children(of index: Int) -> some Sequence<Int> {
    sequence(state: index + 1) { next -> Int? in
      guard next < nodes[index].end else { return nil }
      defer { next = nodes[next].end }
      return next
    }
  }

  func elements(named name: String) -> [Int] { nodes.indices.filter { nodes[$0].name == name } }

  /// All text inside, white space collapsed.
  func text(of index: Int) -> String {
    collapsed(inside(index).lazy.map { nodes[$0].text }.joined(separator: " "))
  }

  /// The nodes around one, the innermost first.
  func ancestors(of index: Int) -> some Sequence<Int> {
    sequence(state: nodes[index].parent) { next -> Int? in
      guard next >= 0 else { return nil }
      defer { next = nodes[next].parent }
      return next
    }
  }
}

/// Runs of white space, no-break spaces too, as one space; soft hyphens and marks of width nothing
/// left out.
func collapsed(_ text: String) -> String {
  var clean = String.UnicodeScalarView()
  var isSpacePending = false
  for scalar in text.unicodeScalars {
    if scalar.isWhiteSpace {
      isSpacePending = !clean.isEmpty
    } else if !isInvisible(scalar) {
      if isSpacePending { clean.append(" ") }
      isSpacePending = false
      clean.append(scalar)
    }
  }
  return String(clean)
}

extension Unicode.Scalar {
  /// The standard library's answer, sooner for ASCII.
  fileprivate var isWhiteSpace: Bool {
    value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }
}

/// The soft hyphen, the zero-width space, the word joiner, the byte order mark.
private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "\u{AD}" || scalar == "\u{200B}" || scalar == "\u{2060}" || scalar == "\u{FEFF}"
}
