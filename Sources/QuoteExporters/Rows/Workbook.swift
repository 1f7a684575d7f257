import CArchive
public import Essentials
public import QuoteModel

/// Quotes as a workbook of one sheet (Office Open XML, ECMA-376), packed as it is written. Texts are
/// texts, so that no spreadsheet takes one for a formula or a date.
public final class Workbook {
  public static let name = "xlsx"
  /// Spreadsheets have no more rows, of which the header is one.
  public static let mostQuotes = 1_048_575
  /// Nor a longer cell, in UTF-16.
  private static let longestText = 32_767

  private let columns: [QuoteColumn]
  /// `A`, `B` … `AA`
  private let letters: [String]
  private let archive: OpaquePointer
  private let packed = PackedBytes()
  private var sheet = ByteBuffer(capacity: 1 << 16)
  private var rows = 0
  /// How many texts were too long for a cell, and are cut.
  public private(set) var cutCells = 0

  public init(columns: [QuoteColumn]) {
    guard let archive = archive_write_new() else { preconditionFailure("out of memory") }
    self.archive = archive
    self.columns = columns
    letters = columns.indices.map(columnLetters)
    archive_write_set_format_zip(archive)
    // Sizes come behind the data, which spreadsheets bear, but not in the form for more than 4 GB.
    archive_write_set_format_option(archive, "zip", "zip64", nil)
    archive_write_set_bytes_per_block(archive, 0)
    archive_write_open(
      archive, Unmanaged.passUnretained(packed).toOpaque(), nil,
      { _, sink, bytes, count in
        guard let sink else { return -1 }
        let packed = Unmanaged<PackedBytes>.fromOpaque(sink).takeUnretainedValue()
        packed.buffer.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        return count
      }, nil)
  }

  deinit { archive_write_free(archive) }

  public func appendOpening(to buffer: inout ByteBuffer) {
    for part in workbookParts {
      begin(part.name)
      sheet.append(part.text)
      pack()
    }
    begin("xl/worksheets/sheet1.xml")
    sheet.append(sheetOpening)
    appendRow { column in appendText(columns[column].name, at: column) }
    pack()
    take(to: &buffer)
  }

  public func append(_ row: QuoteRow, to buffer: inout ByteBuffer) {
    appendRow { column in appendCell(of: row, at: column) }
    guard sheet.count >= 1 << 16 else { return }
    pack()
    take(to: &buffer)
  }

  public func appendClosing(to buffer: inout ByteBuffer) {
    sheet.append("</sheetData></worksheet>")
    pack()
    archive_write_close(archive)
    take(to: &buffer)
  }

  private func appendRow(_ appendCell: (Int) -> Void) {
    rows += 1
    sheet.append("<row r=\"\(rows)\">")
    for column in columns.indices { appendCell(column) }
    sheet.append("</row>")
  }

  private func appendCell(of row: QuoteRow, at column: Int) {
    switch row[columns[column]] {
    case .missing: break
    case .text, .id: appendText(row.string(columns[column]) ?? "", at: column)
    case .integer(let number): append("<v>\(number)</v>", as: "n", at: column)
    case .number(let number): append("<v>\(number)</v>", as: "n", at: column)
    case .flag(let flag): append("<v>\(flag ? 1 : 0)</v>", as: "b", at: column)
    case .spans:
      var spans = ByteBuffer()
      JSONText.append(row.spans, to: &spans)
      appendText(spans.text, at: column)
    }
  }

  private func append(_ value: String, as type: String, at column: Int) {
    sheet.append("<c r=\"\(letters[column])\(rows)\" t=\"\(type)\">\(value)</c>")
  }

  private func appendText(_ text: String, at column: Int) {
    var text = text
    // One of UTF-16 is a byte of UTF-8 at least.
    if text.utf8.count > Self.longestText, text.utf16.count > Self.longestText {
      cutCells += 1
      text = shortened(text)
    }
    sheet.append("<c r=\"\(letters[column])\(rows)\" t=\"inlineStr\"><is>")
    sheet.append("<t xml:space=\"preserve\">")
    XMLText.append(escapedForWorkbook(text), to: &sheet)
    sheet.append("</t></is></c>")
  }

  private func shortened(_ text: String) -> String {
    var room = Self.longestText - 1
    let kept = text.unicodeScalars.prefix { scalar in
      room -= UTF16.width(scalar)
      return room >= 0
    }
    return String(kept) + "…"
  }

  private func begin(_ name: String) {
    guard let entry = archive_entry_new() else { preconditionFailure("out of memory") }
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, name)
    archive_entry_set_filetype(entry, 0o100000)
    archive_entry_set_perm(entry, 0o644)
    archive_write_header(archive, entry)
  }

  private func pack() {
    _ = archive_write_data(archive, sheet.bytes.baseAddress, sheet.count)
    sheet.removeAll()
  }

  /// Hands over what is packed so far.
  private func take(to buffer: inout ByteBuffer) {
    buffer.append(contentsOf: packed.buffer.bytes)
    packed.buffer.removeAll()
  }
}

/// Where libarchive puts what it has packed.
private final class PackedBytes {
  var buffer = ByteBuffer()
}

private func columnLetters(_ column: Int) -> String {
  let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
  return column < 26 ? last : columnLetters(column / 26 - 1) + last
}

/// `_x0007_` stands for a character that XML cannot hold, so what is printed like that is escaped, too.
private func escapedForWorkbook(_ text: String) -> String.UnicodeScalarView {
  let scalars = text.unicodeScalars
  var escaped = String.UnicodeScalarView()
  for index in scalars.indices {
    let scalar = scalars[index]
    let mayBeEscape = scalar == "_" && scalars[index...].dropFirst().first == "x"
    let isControl = scalar.value < 0x20 && scalar != "\t" && scalar != "\n"
    if isControl || mayBeEscape || scalar.value == 0xFFFE || scalar.value == 0xFFFF {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      escaped.append(contentsOf: "_x\(number)_".unicodeScalars)
    } else {
      escaped.append(scalar)
    }
  }
  return escaped
}

private let schemas = "http://schemas.openxmlformats.org"

private let xmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

private let sheetOpening = """
  \(xmlHead)<worksheet xmlns="\(schemas)/spreadsheetml/2006/main"><sheetViews>\
  <sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView>\
  </sheetViews><sheetData>
  """

/// What a workbook has beside its sheet.
private let workbookParts: [(name: String, text: String)] = [
  (
    "[Content_Types].xml",
    """
    \(xmlHead)<Types xmlns="\(schemas)/package/2006/content-types">\
    <Default Extension="rels" ContentType="\(contentType("package.relationships"))"/>\
    <Override PartName="/xl/workbook.xml" ContentType="\(sheetType("sheet.main"))"/>\
    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(sheetType("worksheet"))"/></Types>
    """
  ),
  (
    "_rels/.rels",
    """
    \(xmlHead)<Relationships xmlns="\(schemas)/package/2006/relationships">\
    <Relationship Id="rId1" Type="\(schemas)/officeDocument/2006/relationships/officeDocument" \
    Target="xl/workbook.xml"/></Relationships>
    """
  ),
  (
    "xl/workbook.xml",
    """
    \(xmlHead)<workbook xmlns="\(schemas)/spreadsheetml/2006/main" \
    xmlns:r="\(schemas)/officeDocument/2006/relationships"><sheets>\
    <sheet name="quotes" sheetId="1" r:id="rId1"/></sheets></workbook>
    """
  ),
  (
    "xl/_rels/workbook.xml.rels",
    """
    \(xmlHead)<Relationships xmlns="\(schemas)/package/2006/relationships">\
    <Relationship Id="rId1" Type="\(schemas)/officeDocument/2006/relationships/worksheet" \
    Target="worksheets/sheet1.xml"/></Relationships>
    """
  ),
]

private func contentType(_ name: String) -> String {
  "application/vnd.openxmlformats-\(name)+xml"
}

private func sheetType(_ name: String) -> String {
  contentType("officedocument.spreadsheetml.\(name)")
}
