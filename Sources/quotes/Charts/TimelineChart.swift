import QuoteModel

/// Quotes over time as columns for a person at a terminal: one chart a series, all to one scale.
struct TimelineChart {
  let text: String
  /// How many steps of the calendar each column stands for, where there are too many for one each.
  let stepsPerColumn: Int

  private static let height = 8

  init(_ timeline: Timeline, for output: Output) {
    let width = output.layoutWidth
    let counts = timeline.series.map(\.counts)
    let numberWidth = "\(counts.joined().max() ?? 0)".count
    let room = max(8, width - numberWidth - 2)
    let stepsPerColumn = max(1, (timeline.steps.count + room - 1) / room)
    let columns = counts.map { summed($0, by: stepsPerColumn) }
    let most = max(1, columns.joined().max() ?? 1)
    let columnWidth = max(1, min(8, room / max(1, columns.first?.count ?? 1)))
    let axis = Self.axis(of: timeline, by: stepsPerColumn, columnWidth: columnWidth, room: room)
    self.stepsPerColumn = stepsPerColumn
    let margin = "\(most)".count
    var lines: [String] = []
    for (series, columns) in zip(timeline.series, columns) {
      lines += lines.isEmpty ? [] : [""]
      lines.append(Self.heading(of: series, for: output))
      guard !columns.isEmpty else { continue }
      for level in stride(from: Self.height, through: 1, by: -1) {
        let number = level == Self.height ? "\(most)" : ""
        let bars = columns.map { Self.bar($0, of: most, at: level, width: columnWidth) }.joined()
        lines.append(trimmed(padded(number, to: margin) + " " + Blocks.left + bars))
      }
      let base = String(repeating: Blocks.bottom, count: columns.count * columnWidth)
      lines.append(padded("0", to: margin) + " " + Blocks.corner + base)
      lines.append(String(repeating: " ", count: margin + 2) + axis)
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func heading(of series: Timeline.Series, for output: Output) -> String {
    let undated = series.undated == 0 ? "" : ", \(series.undated) of them undated, not drawn"
    return output.bold(VisibleText.line(series.name ?? "all quotes"))
      + "  \(counted(series.total, "quote"))\(undated)"
  }

  private static func bar(_ count: Int, of most: Int, at level: Int, width: Int) -> String {
    let eighths = count * Self.height * 8 / most
    let filled = min(8, max(0, eighths - (level - 1) * 8))
    let isLeast = level == 1 && count > 0 && Blocks.growingUp[filled] == " "
    let block = isLeast ? Blocks.least : Blocks.growingUp[filled]
    // Columns that are wide enough stand apart.
    return width == 1 ? block : String(repeating: block, count: width - 1) + " "
  }

  /// Names of steps below the columns, as many as have room.
  private static func axis(
    of timeline: Timeline, by stepsPerColumn: Int, columnWidth: Int, room: Int
  ) -> String {
    var line = ""
    for step in stride(
      from: timeline.steps.lowerBound, to: timeline.steps.upperBound, by: stepsPerColumn)
    {
      let place = (step - timeline.steps.lowerBound) / stepsPerColumn * columnWidth
      let name = timeline.unit.name(of: step)
      guard line.isEmpty || place >= line.count + 2, place + name.count <= max(room, name.count)
      else { continue }
      line += String(repeating: " ", count: place - line.count) + name
    }
    return line
  }
}

/// Counts of so many steps each as one.
private func summed(_ counts: [Int], by steps: Int) -> [Int] {
  stride(from: 0, to: counts.count, by: steps).map {
    counts[$0..<min(counts.count, $0 + steps)].reduce(0, +)
  }
}

private func padded(_ text: String, to width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

private func trimmed(_ line: String) -> String {
  String(line.reversed().drop { $0 == " " }.reversed())
}
