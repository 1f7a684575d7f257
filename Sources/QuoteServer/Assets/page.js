// Keys, and what follows a pointer: every page works without.
"use strict";

// The parts of one quote are shown together while one of them is pointed at.
function link(event) {
  const part = event.target.closest && event.target.closest("[data-quotes]");
  for (const old of document.querySelectorAll(".linked")) old.classList.remove("linked");
  if (!part) return;
  for (const quote of part.dataset.quotes.split(" ")) {
    for (const other of document.querySelectorAll(`[data-quotes~="${CSS.escape(quote)}"]`)) {
      other.classList.add("linked");
    }
  }
}
document.addEventListener("mouseover", link);
document.addEventListener("focusin", link);

// Empty fields are no part of an address.
for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) {
      const isUsual = field.name === "sort" && field.value === "relevance";
      if (field.name && (field.value === "" || isUsual)) field.disabled = true;
    }
  });
  addEventListener("pageshow", () => {
    for (const field of form.elements) field.disabled = false;
  });
}

// What is to be copied has a button.
for (const block of document.querySelectorAll("pre.command, pre.citation")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(block.textContent.trim());
    button.textContent = "Copied";
  });
  block.after(button);
}

// Keys.
const numbers = [...document.querySelectorAll(".text .number")];
let current = -1;
function step(by) {
  if (!numbers.length) return;
  current = Math.min(numbers.length - 1, Math.max(0, current + by));
  numbers[current].focus({ preventScroll: true });
  numbers[current].scrollIntoView({ block: "center" });
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target;
  if (target.matches("input:not([type=checkbox]), textarea, select")) {
    if (event.key === "Escape") target.blur();
    return;
  }
  if (event.key === "/") {
    const field = document.getElementById("q");
    if (field) { event.preventDefault(); field.focus(); field.select(); }
    return;
  }
  if (event.key === "j" || event.key === "k") return step(event.key === "j" ? 1 : -1);
  // Enter on a link or button is the link's or the button's.
  if (event.key === "Enter" && target.closest("a, button, summary")) return;
  const key = event.key === "Enter" ? "a" : event.key;
  const answer = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!answer) return;
  event.preventDefault();
  if (answer.matches("input")) { answer.focus(); answer.select(); } else answer.click();
});

// Names are completed.
const field = document.querySelector("[data-complete]");
if (field) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "suggestions";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  field.after(list);
  let chosen = -1;
  const close = () => { list.hidden = true; field.setAttribute("aria-expanded", "false"); };
  const take = (item) => { field.value = item.textContent; close(); };
  field.addEventListener("input", async () => {
    if (field.value.length < 2) return close();
    const asked = field.value;
    const answer = await fetch("/complete.json?speaker=" + encodeURIComponent(asked));
    if (!answer.ok || field.value !== asked) return;
    const names = (await answer.json()).speakers;
    chosen = -1;
    list.replaceChildren(...names.map((name, place) => {
      const item = document.createElement("li");
      item.id = "suggestion-" + place;
      item.setAttribute("role", "option");
      item.textContent = name;
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(item); });
      return item;
    }));
    list.hidden = !names.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const items = [...list.children];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : items.length - 1)) % items.length;
      items.forEach((item, place) => item.setAttribute("aria-selected", String(place === chosen)));
      field.setAttribute("aria-activedescendant", items[chosen].id);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      take(items[chosen]);
    } else if (event.key === "Escape") {
      close();
    }
  });
  field.addEventListener("blur", close);
}

// The words are set right by selecting them: their places are counted in Unicode characters.
const span = document.querySelector("form.words");
if (span) {
  const place = (node, offset) => {
    const stretch = (node.nodeType === 3 ? node.parentNode : node).closest("[data-offset]");
    if (!stretch) return null;
    const before = document.createRange();
    before.selectNodeContents(stretch);
    before.setEnd(node, offset);
    return Number(stretch.dataset.offset) + [...before.toString()].length;
  };
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const start = place(range.startContainer, range.startOffset);
    const end = place(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    span.elements.start.value = start;
    span.elements.end.value = end;
  });
}
