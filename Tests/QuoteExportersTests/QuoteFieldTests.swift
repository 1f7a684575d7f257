import Essentials
import Foundation
import QuoteExporters
import QuoteModel
import Testing

/// *“It holds. We tested it,” said Ana Ruiz and Luis Ortega*, in an invented article.
let jointQuote = Quote(
  id: "0123456789abcdef.17",
  attribution: Attribution(
    kind: .direct, mode: .speech, text: "It holds. We tested it.",
    content: [TextSpan(17, 27), TextSpan(43, 59)],
    speakers: [
      AttributedSpeaker(name: "Ana Ruiz", kind: .person),
      AttributedSpeaker(name: "Luis Ortega", kind: .person),
    ],
    source: [TextSpan(29, 35)], sourceText: "Ortega", cue: [TextSpan(36, 40)], cueText: "said",
    cueLemma: "say", role: "plant manager", rule: "Q S C . Q", confidence: 0.97),
  parts: ["“It holds.", "We tested it.”"], speakerIDs: ["s1", "s2"], isReviewed: false,
  contextBefore: "Before.", contextAfter: "",
  article: ArticleSummary(
    id: "0123456789abcdef", hash: "0123456789abcdef00", title: "The Dam, Again",
    outlet: "The Example", published: CalendarDate(year: 2026, month: 1, day: 22),
    input: "a.txt", imported: "2026-01-23T00:00:00Z", parserVersion: "1",
    quoteCount: 1))

@Suite struct QuoteFieldTests {
  @Test func `the columns and their order are the contract's`() {
    let contract = """
      quote_id, kind, mode, text, speaker, speaker_id, source, role, cue, cue_lemma, polarity, \
      recipient, channel, via, confidence, rule, reviewed, inner, context_before, context_after, \
      start, end, spans, article_id, title, outlet, author, published, url, language, article_hash, \
      parser_version
      """
    #expect(QuoteField.standard.map(\.name).joined(separator: ", ") == contract)
  }

  @Test func `a quote is one row of CSV`() {
    var writer = RowWriter(format: .csv, columns: QuoteField.allCases.map(QuoteColumn.field))
    var bytes = ByteBuffer()
    writer.append(QuoteField.allCases.map { $0.cell(of: jointQuote) }, to: &bytes)
    let row = """
      0123456789abcdef.17,direct,speech,It holds. We tested it.,Ana Ruiz | Luis Ortega,s1 | s2,\
      Ortega,plant manager,said,say,affirmed,,,,0.97,Q S C . Q,false,false,Before.,,17,59,\
      "[[17,27],[43,59]]",0123456789abcdef,"The Dam, Again",The Example,,2026-01-22,,,\
      0123456789abcdef00,1,,,a.txt,2026-01-23T00:00:00Z,,\r\n
      """
    let text = bytes.text
    #expect(text == row)
  }

  @Test func `an extracted article is the contract's object`() {
    var bytes = ByteBuffer()
    ExtractedArticle(id: "a.txt", attributions: [jointQuote.attribution]).append(to: &bytes)
    let line = """
      {"id":"a.txt","quotes":[{"kind":"direct","mode":"speech","text":"It holds. We tested it.",\
      "content":[[17,27],[43,59]],"speaker":"Ana Ruiz | Luis Ortega","source":[[29,35]],\
      "source_text":"Ortega","cue":[[36,40]],"cue_text":"said","cue_lemma":"say",\
      "role":"plant manager","recipient":null,"channel":null,"via":null,"polarity":"affirmed",\
      "rule":"Q S C . Q","confidence":0.97,"inner":false}]}

      """
    let text = bytes.text
    #expect(text == line)
  }

  @Test func `an article without quotes is an object with none`() {
    var bytes = ByteBuffer()
    ExtractedArticle(id: "\"1\"", attributions: []).append(to: &bytes)
    let text = bytes.text
    #expect(text == #"{"id":"\"1\"","quotes":[]}"# + "\n")
  }
}

@Suite struct SchemaEngineTests {
  /// A field of each kind, in the words of each engine.
  private static let fields = [
    Field("text", "The words", "as printed"),
    Field("kind", "How", "from marks", values: [("direct", "it's all")], isRequired: true),
    Field("end", "Its end", "counted", kind: .integer, isRequired: true, minimum: 0),
    Field("share", "How likely", "learnt", kind: .number, isRequired: true, minimum: 0, maximum: 1),
    Field("inner", "Inside", "true or false", kind: .flag, isRequired: true),
    Field("day", "The day", "the record", kind: .date),
    Field("spans", "Places", "JSON", kind: .spans, isRequired: true),
  ]

  private func text(_ engine: SchemaEngine) -> String {
    String(decoding: engine.schema(of: Self.fields, named: "quotes"), as: UTF8.self)
  }

  @Test func `DuckDB gets a table whose names are quoted and whose comments are escaped`() {
    #expect(
      text(.duckdb).hasPrefix(
        """
        CREATE TABLE quotes (
          "text" VARCHAR,
          "kind" VARCHAR NOT NULL,
          "end" BIGINT NOT NULL,
          "share" DOUBLE NOT NULL,
          "inner" BOOLEAN NOT NULL,
          "day" DATE,
          "spans" BIGINT[][] NOT NULL
        );
        COMMENT ON COLUMN quotes."text" IS 'The words: as printed';
        COMMENT ON COLUMN quotes."kind" IS 'How: from marks; direct: it''s all';

        """))
  }

  @Test(arguments: SchemaEngine.allCases)
  func `every engine is told of every field`(engine: SchemaEngine) throws {
    let schema = engine.schema(of: QuoteField.allCases.map(\.field), named: "quotes")
    let text = String(decoding: schema, as: UTF8.self)
    for field in QuoteField.allCases { #expect(text.contains("\"\(field.name)\"")) }
    if engine != .duckdb { _ = try JSONSerialization.jsonObject(with: Data(schema)) }
  }

  @Test func `what may be missing is nullable`() throws {
    let json = text(.json).split(whereSeparator: \.isWhitespace).joined()
    #expect(json.contains(#""text":{"type":["string","null"]"#))
    #expect(json.contains(#""kind":{"type":"string""#))
    #expect(json.contains(#""enum":["direct"]"#))
    let spark = text(.spark).split(whereSeparator: \.isWhitespace).joined()
    #expect(spark.contains(#""name":"day","type":"date","nullable":true"#))
    #expect(spark.contains(#""elementType":{"type":"array","elementType":"long""#))
    let arrow = text(.arrow).split(whereSeparator: \.isWhitespace).joined()
    #expect(
      arrow.contains(#""type":{"name":"floatingpoint","precision":"DOUBLE"},"nullable":false"#))
  }
}
