/// The characters that charts are drawn with: eighths of a column where the locale has them.
enum Blocks {
  /// From nothing to full, growing to the right.
  static let growingRight =
    Terminal.hasBlocks
    ? ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] : ["", "", "", "", "#", "#", "#", "#"]

  /// From nothing to full, growing upwards.
  static let growingUp =
    Terminal.hasBlocks
    ? [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : [" ", " ", " ", " ", "#", "#", "#", "#", "#"]

  static let full = Terminal.hasBlocks ? "█" : "#"
  static let least = Terminal.hasBlocks ? "▁" : "#"
  static let (left, corner, bottom) = Terminal.hasBlocks ? ("│", "└", "─") : ("|", "+", "-")
}
