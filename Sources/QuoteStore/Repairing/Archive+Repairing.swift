import GRDB

extension Archive {
  /// Makes anew what can be made from the articles' texts and from what people decided, all of it in
  /// one transaction. Texts, decisions and ids are the ground for this and are never changed.
  ///
  /// - Returns: What was done, a line each, lower case; none if there was nothing to do. What could
  ///   not be done, `verify` goes on naming.
  /// - Throws: `ArchiveError.damaged`, with nothing changed, if the file itself is broken.
  public func repair(with extractor: Extractor) throws -> [String] {
    try connection.write { db in
      var deeds: [String] = []
      deeds += try FileRepair(db).run()
      deeds += try SchemaRepair(db).run()
      deeds += try StrayRowRepair(db).run()
      deeds += try SpeakerRepair(db).restoreIDs()
      // Quotes are taken out of it below, so that it has to be sound.
      deeds += try WordIndexRepair(db).run()
      deeds += try QuoteRepair(db, extractor).run()
      deeds += try AuthorRepair(db).run()
      deeds += try SpeakerRepair(db).restoreDecisions()
      deeds += try CorrectionRepair(db, extractor).run()
      for deed in try WordIndexRepair(db).run() where !deeds.contains(deed) { deeds.append(deed) }
      return deeds
    }
  }
}

/// `1 quote`, `2 quotes`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
