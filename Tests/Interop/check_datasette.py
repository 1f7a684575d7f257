"""The archive itself in Datasette: its tables are browsed, its keys link, its full text is searched."""

import json
import pathlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

archive = pathlib.Path(sys.argv[1]) / "one.sqlite"
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
server = subprocess.Popen(
    [pathlib.Path(sys.executable).parent / "datasette", "serve", archive, "--port", str(port)],
    stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def get(path, **query):
    url = f"http://127.0.0.1:{port}/{path}?{urllib.parse.urlencode(query)}"
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        sys.exit(f"{url}: {error}: {error.read().decode()[:500]}")


def rows(path, **query):
    return json.loads(get(path + ".json", _shape="objects", **query))["rows"]


try:
    for _ in range(100):
        try:
            get("-/versions.json")
            break
        except urllib.error.URLError:
            assert server.poll() is None, server.stderr.read().decode()
            time.sleep(0.2)
    tables = {table["name"] for table in json.loads(get("one.json"))["tables"]}
    assert {"article", "quote", "speaker", "span", "quote_fts"} <= tables, tables
    for table in ["article", "quote", "speaker", "span", "alias", "import", "quote_view"]:
        assert rows(f"one/{table}", _size=3), table
    page = get("one/quote", _size=20)
    assert 'href="/one/article/' in page and 'href="/one/speaker/' in page
    assert rows("one/quote_view", speaker="Ana Reyes", _size=5)[0]["speaker"] == "Ana Reyes"
    found = rows("one/quote", _fts_table="quote_fts", _fts_pk="id", _search="soup", _size=100)
    assert found and all("soup" in row["text"].lower() for row in found)
    assert not rows("one/quote", _fts_table="quote_fts", _fts_pk="id", _search="zzzz")
    sql = "SELECT count(*) AS n FROM quote_fts WHERE quote_fts MATCH '\"the dam\"'"
    assert json.loads(get("one.json", sql=sql, _shape="objects"))["rows"][0]["n"] > 0
finally:
    server.terminate()
    server.wait()
print(f"Datasette: {len(tables)} tables browse, foreign keys link, full text is found")
