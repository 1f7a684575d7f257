extension HostileFile {
  static let all = pages + feeds + tables + archives + objects + others

  private static let prose = "The dam held, Ana Reyes said, and the road stayed open. "

  private static let pages: [HostileFile] = [
    HostileFile(.page, "tags that nothing closes") { _ in "<div><p>It rained." },
    HostileFile(.page, "elements in elements") { _ in "<div class='a'>" },
    HostileFile(.page, "ends of elements that never began") { _ in "</div></p>" },
    HostileFile(.page, "quotations in quotations") { _ in "<blockquote><q>It rained." },
    HostileFile(.page, "a tag with a million attributes", head: "<p ", tail: ">\(prose)</p>") {
      "a\($0)='b' "
    },
    HostileFile(.page, "links alone") { "<a href='/\($0)'>Dam</a> " },
    HostileFile(.page, "short paragraphs") { _ in "<p>It rained.</p>" },
    HostileFile(.page, "long paragraphs", head: "<article>") { _ in
      "<p>" + String(repeating: prose, count: 20) + "</p>"
    },
    HostileFile(.page, "one text without an element") { _ in prose },
    HostileFile(.page, "signs that begin tags") { _ in "< <a <" },
    HostileFile(.page, "references") { _ in "&amp;&eacute;&#233;&x " },
    HostileFile(.page, "a script that nothing closes", head: "<p>\(prose)</p><script>") { _ in
      "if(a<b){c=\"</scrip\"}"
    },
    HostileFile(.page, "comments") { _ in "<!-- a --><!--->" },
    HostileFile(.page, "names that differ") {
      "<div id='i\($0)' class='c\($0) d\($0)'>It rained.</div>"
    },
    HostileFile(.page, "tables in tables") { _ in "<table><tr><td>It rained.</td>" },
    HostileFile(.page, "lists") { _ in "<ul><li>It rained.</li></ul>" },
    HostileFile(.page, "linked data in linked data", head: "<script type='application/ld+json'>") {
      _ in #"{"a":["#
    },
    HostileFile(
      .page, "one long list of linked data", head: "<script type='application/ld+json'>[",
      tail: "0]</script>"
    ) {
      _ in #"{"@type":"NewsArticle","articleBody":"It rained."},"#
    },
    HostileFile(.page, "addresses and times", head: "<html><head>") {
      "<meta property='og:url' content='https://a.example/\($0)'><time datetime='2026-01-22'></time>"
    },
  ]

  private static let feeds: [HostileFile] = [
    HostileFile(.feed, "namespaces", head: "<rss ", tail: "><channel/></rss>") {
      "xmlns:a\($0)='b\($0)' "
    },
    HostileFile(
      .feed, "a namespace for each item", head: "<rss><channel>", tail: "</channel></rss>"
    ) {
      "<item xmlns:a\($0)='b\($0)'><description>It rained.</description></item>"
    },
    HostileFile(.feed, "namespaces in namespaces", head: "<rss><channel><item>") {
      "<a\($0 % 200):b xmlns:a\($0 % 200)='c\($0)'>"
    },
    HostileFile(.feed, "elements in elements", head: "<rss><channel><item><description>") { _ in
      "<a>"
    },
    HostileFile(.feed, "items that nothing closes", head: "<rss><channel>") { _ in
      "<item><description>It rained."
    },
    HostileFile(.feed, "items that break off", head: "<rss><channel>") { _ in
      "<item><description>It <b a=c>rained.</descri</item>"
    },
    HostileFile(.feed, "items of another namespace that end too often", head: "<rss><channel>") {
      _ in
      "<item xmlns='a'></b></b>"
    },
    HostileFile(.feed, "items with a section that nothing closes", head: "<rss><channel>") { _ in
      "<item><description><![CDATA[It rained.</description></item>\n"
    },
    HostileFile(.feed, "sections that are closed in the next item", head: "<rss><channel>") {
      $0 % 2 == 0
        ? "<item><description><![CDATA[It rained.</description></item>"
        : "<item><description><![CDATA[It rained.]]></description></item>"
    },
    HostileFile(.feed, "empty items", head: "<rss><channel>", tail: "</channel></rss>") { _ in
      "<item/>"
    },
    HostileFile(.feed, "references", head: "<rss><channel><item><description>") { _ in
      "&amp;&eacute;&x& "
    },
    HostileFile(.feed, "attributes", head: "<rss ", tail: "><channel/></rss>") { "a\($0)='b' " },
    HostileFile(.feed, "sections", head: "<rss><channel><item><description>") { _ in "<![CDATA[a]]>"
    },
  ]

  private static let tables: [HostileFile] = [
    HostileFile(.table, "a million columns", head: "text") { ",c\($0)" },
    HostileFile(.table, "a row of a million fields", head: "title,text\n") { _ in "a," },
    HostileFile(.table, "a mark in each row that nothing closes", head: "title,text\n") {
      "\($0),\"It rained\n"
    },
    HostileFile(
      .table, "a mark that nothing closes, then rows", head: "title,text\nA,\"It rained\n"
    ) {
      "\($0),It rained\n"
    },
    HostileFile(.table, "marks", head: "title,text\n") { _ in "\"" },
    HostileFile(.table, "marks and line ends", head: "title,text\n") { _ in "\"\n" },
    HostileFile(.table, "something behind each mark", head: "title,text\n") { _ in "\"a\"b,c\n" },
    HostileFile(.table, "a field too many", head: "title,text\n") { _ in "a,b,c\n" },
    HostileFile(.table, "a field too many, over lines", head: "title,text\n") { _ in
      "a,b,\"c\nd\"\n"
    },
    HostileFile(.table, "backslashes", head: "title,text\n") { _ in "\"\\\"a\\\",b\n" },
    HostileFile(.table, "empty lines", head: "title,text\n") { _ in "\n" },
    HostileFile(.table, "columns of one name", head: "text") { _ in ",text" },
  ]

  private static let archives: [HostileFile] = [
    HostileFile(.warc, "records without an article") { _ in
      "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 2\r\n\r\nab\r\n\r\n"
    },
    HostileFile(.warc, "answers that are no pages") { _ in
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 19\r\n\r\nHTTP/1.1 404 No\r\n\r\n\r\n\r\n"
    },
    HostileFile(.warc, "records without a length") { _ in
      "WARC/1.0\r\nWARC-Type: response\r\n\r\nab\r\n\r\n"
    },
    HostileFile(.warc, "lengths that are too long") { _ in
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9000000\r\n\r\nab\r\n\r\n"
    },
    HostileFile(.warc, "a head without an end", head: "WARC/1.0\r\n") { "A-\($0): b\r\n" },
    HostileFile(.warc, "versions alone") { _ in "WARC/1.0\r\n" },
    HostileFile(.warc, "lines that belong to no record", head: "WARC/1.0\r\n\r\n") { _ in "WARC\r\n"
    },
    HostileFile(.warc, "one line that belongs to no record", head: "WARC/1.0\r\n\r\n") { _ in "WARC"
    },
  ]

  private static let objects: [HostileFile] = [
    HostileFile(.json, "arrays in arrays") { _ in "[" },
    HostileFile(.json, "objects in objects") { _ in #"{"a":"# },
    HostileFile(.json, "objects in a list, each in the one before", head: "[") { _ in #"{"a":[0,"#
    },
    HostileFile(.json, "a mark that nothing closes, then objects", head: #"[{"text":"It rained},"#)
    { _ in
      #"{"text":"It rained."},"#
    },
    HostileFile(.json, "a mark in each object that nothing closes", head: "[") { _ in
      #"{"title":"A,"text":"It rained."},"#
    },
    HostileFile(.json, "a mark in each object, and other names", head: "[") {
      #"{"t\#($0)":"A,"b":"It rained."},"#
    },
    HostileFile(.json, "brackets that close nothing", head: #"[{"text":"A"}"#) { _ in "]}" },
    HostileFile(.json, "values that are none", head: "[") { _ in "a," },
    HostileFile(.json, "names", head: "{", tail: #""text":"A"}"#) { #""a\#($0)":1,"# },
    HostileFile(.json, "lists in an object", head: "{", tail: #""a":1}"#) {
      #""a\#($0)":[{"b":1}],"#
    },
    HostileFile(.jsonLines, "broken lines") { _ in "{\"text\":\"It rained.\n" },
    HostileFile(.jsonLines, "lines with lists") { _ in
      "{\"articles\":[{\"text\":\"It rained.\"}] \"n\"}\n"
    },
    HostileFile(.jsonLines, "arrays in arrays", head: #"{"text":"#) { _ in "[" },
    HostileFile(.jsonLines, "half characters", head: #"{"text":""#, tail: "\"}") { _ in #"\ud800"#
    },
    HostileFile(.jsonLines, "empty lines", head: "{\"text\":\"A\"}\n") { _ in "\n" },
  ]

  private static let mailHead =
    "From a Wed Mar  3 10:00:00 2021\nFrom: a\nTo: b\nSubject: c\nMessage-ID: <d>\nMIME-Version: 1.0\n"

  private static let others: [HostileFile] = [
    HostileFile(.mailbox, "beginnings of mails", head: mailHead + "\n") { _ in "\n\nFrom a\n" },
    HostileFile(.mailbox, "one long head", head: mailHead) { "X-\($0): a\n" },
    HostileFile(
      .mailbox, "parts without an end",
      head: mailHead + "Content-Type: multipart/mixed; boundary=\"b\"\n\n"
    ) { _ in
      "--b\n\nIt rained.\n"
    },
    HostileFile(
      .mailbox, "parts in parts",
      head: mailHead + "Content-Type: multipart/mixed; boundary=\"b\"\n\n"
    ) { _ in
      "--b\nContent-Type: multipart/mixed; boundary=\"b\"\n\n"
    },
    HostileFile(.mailbox, "encoded words", head: mailHead + "Subject: ") { _ in "=?utf-8?q?a?= " },
    HostileFile(
      .database, "labels", head: "A\nThe Quarry Post\nMarch 3, 2021\nLength: 3 words\nBody\n\nA\n"
    ) {
      _ in "Length: 61 words\nByline: Petra Holm\n"
    },
    HostileFile(
      .database, "bodies", head: "A\nThe Quarry Post\nMarch 3, 2021\nLength: 3 words\nBody\n\nA\n"
    ) {
      _ in "Body\n"
    },
    HostileFile(
      .database, "ends", head: "A\nThe Quarry Post\nMarch 3, 2021\nLength: 3 words\nBody\n\nA\n"
    ) {
      _ in "End of Document\n"
    },
    HostileFile(.richText, "groups in groups", head: "{\\rtf1 ") { _ in "{a" },
    HostileFile(.richText, "words of control", head: "{\\rtf1 ", tail: "}") { "\\x\($0) " },
    HostileFile(.richText, "characters by number", head: "{\\rtf1 ", tail: "}") { _ in "\\u8220?" },
    HostileFile(.richText, "paragraphs", head: "{\\rtf1 ", tail: "}") { _ in "\\par a" },
  ]
}
