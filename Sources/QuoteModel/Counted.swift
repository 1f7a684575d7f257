/// A number with its noun: *1 quote*, *2 quotes*.
package func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
