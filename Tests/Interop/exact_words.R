rows <- function(name) {
  bytes <- readBin(name, "raw", file.size(name))
  bytes[bytes %in% as.raw(c(0, 13))] <- as.raw(29)  # R has no NUL, and would turn CR into LF
  read.csv(text = rawToChar(bytes), colClasses = "character", encoding = "UTF-8")
}
articles <- rows("articles.csv")
body <- setNames(articles$body, articles$article_id)
for (quote in split(quotes <- rows("quotes.csv"), seq_len(nrow(quotes)))) {
  spans <- matrix(as.integer(regmatches(quote$spans, gregexpr("[0-9]+", quote$spans))[[1]]), 2)
  words <- substring(body[quote$article_id], spans[1, ] + 1, spans[2, ])
  cat(quote$quote_id, quote$speaker, paste(words, collapse = " … "), "\n")
}
