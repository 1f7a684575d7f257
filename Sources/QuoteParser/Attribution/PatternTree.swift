/// The rows of the pattern table by what they begin with: what several rows share is read once a
/// cue, and a row is given up where it parts from the text.
struct PatternTree: Sendable {
  /// An element in its place, before or after the cue.
  struct Node: Sendable {
    let element: AttributionPattern.Element
    let isBefore: Bool
    /// What one of the rows from here on governs; a row without frames fits every cue.
    fileprivate(set) var frames: CueEntry.Frames = []
    fileprivate(set) var fitsAll = false
    /// One of the rows from here on has its source before the cue.
    fileprivate(set) var hasSubject = false
    /// The row that ends here, or -1.
    fileprivate(set) var row = -1
    /// The node after all that go on from this one, which follow it.
    fileprivate(set) var next = 0

    func fits(_ cue: Cue) -> Bool { fitsAll || !frames.isDisjoint(with: cue.frames) }

    fileprivate func isSame(as other: Node) -> Bool {
      element == other.element && isBefore == other.isBefore
    }
  }

  let nodes: [Node]
  private let roots: [AttributionPattern.Anchor: Range<Int>]

  static let english = PatternTree(of: AttributionPattern.english)

  init(of rows: [AttributionPattern]) {
    var nodes: [Node] = []
    var roots: [AttributionPattern.Anchor: Range<Int>] = [:]
    for anchor in AttributionPattern.Anchor.allCases {
      let start = nodes.count
      let paths = rows.indices.filter { rows[$0].anchor == anchor }.map {
        Self.path(of: rows[$0], row: $0)
      }
      Self.add(paths[...].map { $0[...] }, to: &nodes)
      roots[anchor] = start..<nodes.count
    }
    self.nodes = nodes
    self.roots = roots
  }

  /// Where the first elements of the rows around an anchor stand among the nodes.
  func roots(of anchor: AttributionPattern.Anchor) -> Range<Int> { roots[anchor] ?? 0..<0 }

  private static func path(of pattern: AttributionPattern, row: Int) -> [Node] {
    var path =
      pattern.before.map { Node(element: $0, isBefore: true) }
      + pattern.after.map { Node(element: $0, isBefore: false) }
    for index in path.indices {
      path[index].frames = pattern.frame
      path[index].fitsAll = pattern.frame.isEmpty
      path[index].hasSubject = pattern.hasSubject
    }
    path[path.count - 1].row = row
    return path
  }

  /// Adds each first element once, and after it all that go on from it.
  private static func add(_ paths: [ArraySlice<Node>], to nodes: inout [Node]) {
    var left = paths
    while let first = left.first?.first {
      let alike = left.filter { $0.first?.isSame(as: first) == true }
      left.removeAll { $0.first?.isSame(as: first) != false }
      let index = nodes.count
      nodes.append(first)
      for node in alike.compactMap(\.first) {
        nodes[index].frames.formUnion(node.frames)
        nodes[index].fitsAll = nodes[index].fitsAll || node.fitsAll
        nodes[index].hasSubject = nodes[index].hasSubject || node.hasSubject
        nodes[index].row = max(nodes[index].row, node.row)
      }
      add(alike.map { $0.dropFirst() }.filter { !$0.isEmpty }, to: &nodes)
      nodes[index].next = nodes.count
    }
  }
}
