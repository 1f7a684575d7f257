import QuoteModel
import QuoteStore

/// Whom the names on a command line mean, and what a person is told of it.
struct NamedSpeaker {
  /// As shown: the name of the only one who bears it in full, else as typed.
  let name: String
  /// `nil` where nobody or several are meant.
  let id: String?

  /// Says on stderr if nobody bears the name, or several who are told apart across articles.
  init(_ typed: String, in archive: Archive, messages: Messages) throws {
    let bearers = try archive.speakers.bearers(of: typed)
    let shared = bearers.filter { !$0.isOfOneArticle }
    let only = shared.count == 1 ? shared.first : bearers.count == 1 ? bearers.first : nil
    name = only?.name ?? typed
    id = bearers.count == 1 ? only?.id : nil
    if bearers.isEmpty {
      messages.warning("nobody is called '\(typed)' here: 'quotes speakers' lists who is")
    } else if shared.count > 1 {
      let some = shared.prefix(5).map(\.id).joined(separator: ", ")
      messages.warning(
        "'\(typed)' means \(shared.count) speakers, counted together: \(some)"
          + (shared.count > 5 ? " …" : ""))
    }
  }
}
