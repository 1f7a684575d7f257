import csv, json
csv.field_size_limit(2**31 - 1)

def rows(name):
    return csv.DictReader(open(name, newline="", encoding="utf-8"))

body = {article["article_id"]: article["body"] for article in rows("articles.csv")}
for quote in rows("quotes.csv"):
    text = body[quote["article_id"]]
    words = [text[start:end] for start, end in json.loads(quote["spans"])]
    print(quote["quote_id"], quote["speaker"] or "–", " … ".join(words))
