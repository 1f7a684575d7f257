/// What of a statement a span holds, as the table `span` spells it.
enum SpanPart: String, CaseIterable {
  case content
  case cue
  case source
}
