// The search of pages that are published as files: words of quotes, speakers, titles and outlets.
"use strict";
{
  const fold = (text) =>
    text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[’ʼ]/g, "'");
  const asked = new URLSearchParams(location.search);
  const words = fold(asked.get("q") || "").split(/[^\p{L}\p{N}']+/u).filter(Boolean);
  const filters = [...asked].filter(([name, value]) => name !== "q" && value);
  const fileName = (id) => encodeURIComponent(id).replace(/%/g, "=");
  const place = { kind: 0, mode: 1, polarity: 2, cue: 3 };
  const text = (number) => (number < 0 ? "" : index.texts[number]);
  const fits = ([article, , , said, kinds], [name, value]) => {
    const [, , outlet, published, section] = index.articles[article];
    switch (name) {
      case "speaker": return said.some((one) => index.speakers[one].includes(value));
      case "unattributed": return said.length === 0;
      case "outlet": return text(outlet).toLowerCase() === value.toLowerCase();
      case "section": return text(section).toLowerCase() === value.toLowerCase();
      case "from": return published !== null && published >= value;
      case "to": return published !== null && published.slice(0, value.length) <= value;
      default: return !(name in place) || text(kinds[place[name]]) === value;
    }
  };
  const contents = (quote) => {
    const [, title, outlet] = index.articles[quote[0]];
    return fold([quote[2], ...quote[3].map((one) => index.speakers[one][2]), title || "",
      text(outlet)].join(" "));
  };
  const found = index.quotes.filter((quote) => {
    if (!filters.every((filter) => fits(quote, filter))) return false;
    if (!words.length) return true;
    const all = contents(quote);
    return words.every((word) => all.includes(word));
  }).reverse();

  const link = (href, text) => {
    const a = document.createElement("a");
    a.href = href;
    a.textContent = text;
    return a;
  };
  const paragraph = (className, ...parts) => {
    const p = document.createElement("p");
    p.className = className;
    p.append(...parts.filter(Boolean).flatMap((part, place) => (place ? [" · ", part] : [part])));
    return p;
  };
  const card = ([article, id, words, said, kinds]) => {
    const [articleID, title, outlet, published] = index.articles[article];
    const item = document.createElement("li");
    const polarity = text(kinds[2]);
    item.className = `quote ${text(kinds[0])} ${polarity}`;
    const block = document.createElement("blockquote");
    const shown = document.createElement("p");
    if (polarity !== "affirmed") {
      const reservation = document.createElement("strong");
      reservation.className = "reservation";
      reservation.textContent = polarity;
      shown.append(reservation, " ");
    }
    shown.append(words);
    block.append(shown);
    const names = said.map((one) => link(`speaker/${index.speakers[one][1]}.html`, index.speakers[one][2]));
    item.append(block, paragraph("who", ...(names.length ? names : ["unknown speaker"])),
      paragraph("where",
        outlet < 0 ? "" : link(`outlet/${index.files[outlet]}.html`, text(outlet)), published,
        link(`article/${articleID}.html#q${id.split(".")[1]}`, title || "untitled article"),
        link(`quote/${fileName(id)}.html`, "why and where"),
        text(kinds[0]) === "direct" ? "" : text(kinds[0])));
    return item;
  };

  document.getElementById("q").value = asked.get("q") || "";
  const form = document.getElementById("search");
  for (const [name, value] of filters) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
    const rest = new URLSearchParams([...asked].filter((one) => one[0] !== name || one[1] !== value));
    const speaker = name === "speaker" && index.speakers.find((one) => one[0] === value);
    const item = document.createElement("li");
    item.append(link("index.html?" + rest, `${name}: ${speaker ? speaker[2] : value} ×`));
    document.getElementById("chosen").append(item);
  }
  const number = found.length.toLocaleString("en");
  document.getElementById("count").textContent = `${number} quote${found.length === 1 ? "" : "s"}`;
  const more = document.getElementById("more");
  let next = 0;
  const show = () => {
    document.getElementById("quotes").append(...found.slice(next, next + 50).map(card));
    next += 50;
    more.hidden = next >= found.length;
  };
  more.addEventListener("click", show);
  show();
}
