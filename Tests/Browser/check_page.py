"""Walks through the pages of `quotes serve` and `quotes publish` as a person would, in headless Chromium.

    check_page.py QUOTES ARTICLES FOLDER

Nothing may be asked of another host, no script may fail, and axe-core may find no serious fault. Keeps a picture
of each view in FOLDER/pictures.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

import axe_playwright_python
from playwright.sync_api import sync_playwright

QUOTES, ARTICLES, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
PICTURES = FOLDER / "pictures"
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()

faults = []
checks = 0


def check(what, holds):
    global checks
    checks += 1
    if not holds:
        faults.append(what)
        print(f"FAULT: {what}")


class Server:
    """`quotes serve`, for as long as it is used."""

    def __init__(self, archive, *options):
        command = [QUOTES, "serve", "--quiet", "--port", "0", "--archive", str(archive), *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.entry = self.process.stdout.readline().strip()
        self.root = self.entry.split("?")[0].rstrip("/")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def watched(browser, root, **options):
    """A new page, of which all that goes wrong is a fault."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, **options)
    page = context.new_page()
    page.on("console", lambda m: m.type in ("error", "warning") and check(f"console: {m.text}", False))
    page.on("pageerror", lambda e: check(f"script: {e}", False))
    page.on("request", lambda r: r.url.startswith((root, "data:")) or check(f"asked of others: {r.url}", False))
    return page


def picture(page, name, whole=False):
    page.screenshot(path=PICTURES / f"{name}.png", full_page=whole)


def accessible(page, what):
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})")
    for fault in found["violations"]:
        places = [node["target"] for node in fault["nodes"]][:3]
        check(f"{what}: axe: {fault['id']} ({fault['impact']}): {places}", fault["impact"] not in ("serious", "critical"))
    check(f"{what}: axe looked", len(found["passes"]) > 10)


def ids(page):
    return [a.get_attribute("href") for a in page.locator(".quote a.id").all()]


def search(page, root):
    page.goto(root + "/")
    page.keyboard.press("/")
    page.keyboard.type("dam")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=dam*")
    check("an address has nothing that is empty", page.url == root + "/?q=dam")
    check("words are marked", page.locator("mark").count() >= 3)
    check("what is denied looks so", "did not say" in page.locator(".negated .reservation").first.inner_text())
    picture(page, "search")
    accessible(page, "search")
    everything = page.locator(".quote").count()
    page.locator(".facets section", has_text="Polarity").locator("a", has_text="negated").click()
    check("a facet narrows", 0 < page.locator(".quote").count() < everything)
    accessible(page, "facets")
    page.locator(".chosen a").click()
    check("and can be taken back", page.locator(".quote").count() == everything)
    command = page.locator("pre.command").inner_text()
    check("the command is told", command.startswith("quotes search dam"))
    page.get_by_text("More filters").click()
    page.get_by_label("Words in the title").fill("flood")
    page.keyboard.press("Enter")
    page.wait_for_url("**title=flood*")
    check("filters can be typed", page.locator(".quote").count() >= 1)


def article(page, root):
    page.goto(root + "/search?q=owls")
    with page.expect_navigation():
        page.locator(".quote .where a[href^='/article/']").first.click()
    check("the passage is gone to", "#q" in page.url and page.locator(".number:target").count() == 1)
    page.locator(".source").first.hover()
    check("parts are shown together", page.locator(".linked").count() >= 3)
    page.keyboard.press("j")
    page.keyboard.press("j")
    check("keys go to quotes", page.evaluate("document.activeElement.textContent") == "2")
    page.keyboard.press("k")
    check("and back", page.evaluate("document.activeElement.textContent") == "1")
    check("speakers are listed", page.locator(".speakers li").count() > 5)
    page.evaluate("scrollTo(0, 0)")
    picture(page, "article")
    accessible(page, "article")
    page.keyboard.press("Enter")
    page.wait_for_url("**/quote/*")
    picture(page, "quote")
    accessible(page, "quote")
    page.goto(root + "/speaker/ana-reyes")
    picture(page, "speaker")
    accessible(page, "speaker")
    for path in ("/overview", "/speakers", "/articles", "/outlet/The%20Brill%20Post"):
        page.goto(root + path)
        accessible(page, path)
    page.goto(root + "/overview")
    picture(page, "overview")


def looks(browser, server):
    page = watched(browser, server.root, color_scheme="dark")
    for path in ("/search?q=dam", "/speaker/ana-reyes"):
        page.goto(server.root + path)
        accessible(page, f"{path} in the dark")
    page.locator(".quote .where a[href^='/article/']").first.click()
    page.evaluate("scrollTo(0, 0)")
    accessible(page, "article in the dark")
    picture(page, "dark")
    article = page.url
    page.emulate_media(media="print", color_scheme="light")
    check("paper has no navigation", not page.locator(".top nav").is_visible())
    style = page.locator(".content").first.evaluate("e => getComputedStyle(e).textDecorationLine")
    check("paper has lines for colours", "underline" in style)
    phone = watched(browser, server.root, has_touch=True)
    phone.set_viewport_size({"width": 360, "height": 740})
    for path in ("/search?q=dam", "/overview", "/speakers", "/speaker/ana-reyes", article[len(server.root):]):
        phone.goto(server.root + path)
        width = phone.evaluate("document.documentElement.scrollWidth")
        check(f"{path} fits a phone: {width}", width <= 360)
        accessible(phone, f"{path} on a phone")
    phone.goto(server.root + "/search?q=dam")
    picture(phone, "phone")
    plain = watched(browser, server.root, java_script_enabled=False)
    plain.goto(server.root + "/")
    plain.get_by_label("Words", exact=True).fill("dam")
    plain.get_by_role("button", name="Search").click()
    check("without script it works", plain.locator("mark").count() >= 3)


def review(browser, archive):
    with Server(archive, "--edit", "--by", "Mara") as server:
        page = watched(browser, server.root)
        page.goto(server.entry)
        check("the token is not to be seen", page.url == server.root + "/")
        page.goto(server.root + "/review")
        picture(page, "review")
        accessible(page, "review")

        def about():
            return page.locator("input[name=about]").first.get_attribute("value")

        def left():
            return page.locator("p.count").inner_text().split()[0]

        first, all_left = about(), left()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        check("Enter accepts and goes on", about() != first and left() != all_left)
        accessible(page, "review, after an answer")
        with page.expect_navigation():
            page.keyboard.press("u")
        check("u undoes", about() == first)
        with page.expect_navigation():
            page.keyboard.press("x")
        with page.expect_navigation():
            page.keyboard.press("s")
        later = about()
        with page.expect_navigation():
            page.keyboard.press("1")
        check("a number chooses", about() != later)
        page.keyboard.press("n")
        page.keyboard.type("Ana Re")
        page.locator(".suggestions li").first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        check("names are completed", page.locator("#name").input_value() == "Ana Reyes")
        accessible(page, "review, with a name")
        page.locator("#name").fill("Somebody Entirely New")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        check("a new name is asked about", page.get_by_text("Is it a new speaker?").is_visible())
        accessible(page, "review, with a new name")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        stretch = page.locator(".passage .content").first
        stretch.evaluate("e => getSelection().setBaseAndExtent(e.firstChild, 1, e.firstChild, 6)")
        start = int(stretch.get_attribute("data-offset"))
        page.wait_for_function("document.getElementById('start').value !== ''")
        check("selected words have their places", page.locator("#start").input_value() == str(start + 1))
        check("to their end", page.locator("#end").input_value() == str(start + 6))
        with page.expect_navigation():
            page.keyboard.press("w")
        check("and are saved", page.locator(".done").is_visible())
        page.context.close()
    log = subprocess.run([QUOTES, "corrections", "--archive", str(archive), "--csv", "--quiet"],
                         capture_output=True, text=True, check=True).stdout
    check("all answers are in the one log", log.count("Mara") >= 5 and "Somebody Entirely New" in log)


def published(browser, archive, folder):
    subprocess.run([QUOTES, "publish", str(folder), "--archive", str(archive), "--quiet"], check=True)
    page = watched(browser, folder.as_uri())
    page.goto((folder / "index.html").as_uri())
    page.locator("#q").fill("dam")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=dam*")
    check("published pages are searched", 0 < page.locator(".quote").count() < 40)
    accessible(page, "published search")
    page.locator(".quote .where a[href^='article/']").first.click()
    check("published articles are marked", page.locator(".content").count() > 3)
    accessible(page, "published article")
    page.locator(".speakers b a").first.click()
    check("published speakers have quotes", page.locator(".quote").count() >= 1)


def main():
    PICTURES.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        archive = pathlib.Path(work) / "quotes.sqlite"
        subprocess.run([QUOTES, "import", "--quiet", "--archive", str(archive), str(ARTICLES)], check=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with Server(archive) as server:
            page = watched(browser, server.root)
            search(page, server.root)
            article(page, server.root)
            looks(browser, server)
        published(browser, archive, pathlib.Path(work) / "site")
        review(browser, archive)
        browser.close()
    print(f"{checks - len(faults)} passed, {len(faults)} failed")
    sys.exit(bool(faults))


main()
