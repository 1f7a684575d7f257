import QuoteModel

/// What is counted, the most first, each with a bar as long as its share of the most.
struct CountTable {
  let title: String
  let counts: [FacetCount]
  /// As many rows as are shown.
  var most = 15
  /// What those are called that have no value.
  var unknown = "(none)"
  /// Where what is not shown is.
  var rest: String?
  /// Where a row leads to.
  var link: (FacetCount) -> String? = { _ in nil }

  func html(called noun: String = "quotes") -> HTML {
    guard !counts.isEmpty else { return .nothing }
    let greatest = max(1, counts.map(\.count).max() ?? 1)
    let rows = counts.prefix(most).map { count -> HTML in
      let name = count.value ?? unknown
      let label: HTML =
        link(count).map { "<a href=\"\($0)\">\(name)</a>" } ?? "\(name)"
      return """
        <tr><th scope="row">\(label)</th><td class="number">\(grouped(count.count))</td>\
        <td class="bar"><meter min="0" max="\(greatest)" value="\(count.count)" aria-hidden="true">\
        </meter></td></tr>

        """
    }
    let hidden = "\(grouped(counts.count - most)) more"
    let more: HTML =
      counts.count <= most
      ? .nothing : "<p>\(rest.map { "<a href=\"\($0)\">\(hidden)</a>" as HTML } ?? "\(hidden)")</p>"
    return """
      <section class="counts"><h2>\(title)</h2>
      <table><thead class="hidden"><tr><th scope="col">\(title)</th><th scope="col">\(noun)</th>\
      <td></td></tr></thead><tbody>
      \(rows)</tbody></table>\(more)</section>

      """
  }

  /// As JSON has it: the columns of `quotes stats`.
  var json: Cell {
    .list(
      counts.map { count in
        [
          "value": Cell(count.value), "speaker_id": Cell(count.speakerID),
          "quotes": .integer(count.count),
        ]
      })
  }
}
