"use strict";
const PAGE = 50;
const data = JSON.parse(document.querySelector("#data").textContent);
const one = (selector) => document.querySelector(selector);
const order = ["failed", "refused", "doubtful", "ok"];
const words = data.rows.map((row) => [row.file, row.status, row.truth ?? "", ...row.why].join(" ").toLowerCase());
const keys = {
  worklist: (row) => row.place,
  file: (row) => row.number,
  score: (row) => -row.score,
  status: (row) => order.findIndex((name) => row.is.includes(name)),
};
let sorting = "worklist", back = false, page = 0, chosen = [];
data.rows.forEach((row, number) => { row.number = number; });

function made(tag, parent, attributes = {}, text = "") {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  parent.append(element);
  return element;
}

function drawn(svg, tag, attributes, title = "") {
  const element = document.createElementNS(svg.namespaceURI, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (title) drawn(element, "title", {}).textContent = title;
  svg.append(element);
  return element;
}

function bar(parent, label, score, positive, point) {
  const svg = one("#bar").cloneNode(true);
  svg.removeAttribute("id");
  svg.removeAttribute("hidden");
  svg.setAttribute("class", positive ? "bar positive" : "bar");
  svg.setAttribute("aria-label", `score ${score.toFixed(3)}`);
  drawn(svg, "rect", { class: "track", y: 4, width: 200, height: 8, rx: 2 });
  drawn(svg, "rect", { class: "level", y: 4, width: 200 * score, height: 8, rx: 2 });
  for (const [name, threshold] of data.points[label]) {
    const x = 200 * threshold, kind = name === point ? "decides" : "point";
    drawn(svg, "line", { class: kind, x1: x, x2: x, y1: 0, y2: 16 }, `${name.replaceAll("_", " ")} ${threshold.toFixed(3)}`);
  }
  parent.append(svg);
}

function finding(parent, [label, score, positive, decision, point]) {
  const box = made("div", parent, positive ? { class: "positive" } : {});
  made("span", box, { class: "label" }, data.names[label]);
  box.append(" ");
  made("b", box, {}, score.toFixed(3));
  box.append(point === null ? (positive ? " most likely" : "") : ` ${decision}`);
  bar(box, label, score, positive, point);
}

function picture(parent, base64, attributes) {
  if (base64) made("img", parent, { src: `data:image/jpeg;base64,${base64}`, ...attributes });
}

function line(row) {
  const tr = document.createElement("tr");
  made("td", tr, { class: "number" }, String(row.place));
  const pictures = made("td", tr, { class: "pictures" });
  picture(pictures, row.pictures[0], { alt: "thumbnail" });
  if (row.shows) {
    const shown = `overlay of ${data.names[row.shows].toLowerCase()}`;
    picture(pictures, row.pictures[1], { class: "overlay", alt: shown, title: shown });
  }
  const file = made("td", tr, { class: "file" });
  made("bdi", file, {}, row.file);
  if (row.sha) made("small", file, { title: "sha256 of the file" }, `${row.sha.slice(0, 20)}…`);
  const findings = made("td", tr, { class: "findings" });
  for (const found of row.found) finding(findings, found);
  if (row.truth !== null) made("p", findings, { class: "note" }, `truth: ${row.truth}`);
  const status = made("td", tr, { class: "status" });
  made("span", status, { class: `badge ${row.is.includes("doubtful") ? "doubtful" : row.is[0]}` }, row.status);
  for (const text of row.why) made("p", status, {}, text);
  return tr;
}

function show() {
  const pages = Math.max(1, Math.ceil(chosen.length / PAGE));
  page = Math.min(Math.max(page, 0), pages - 1);
  one("#rows tbody").replaceChildren(...chosen.slice(page * PAGE, (page + 1) * PAGE).map(line));
  one("#shown").textContent = `${chosen.length} of ${data.rows.length} files`;
  one("#page").textContent = `page ${page + 1} of ${pages}`;
  one("#back").disabled = page === 0;
  one("#on").disabled = page === pages - 1;
}

function choose() {
  const status = one("#status").value, sought = one("#text").value.trim().toLowerCase(), key = keys[sorting];
  chosen = data.rows.filter((row) => (!status || row.is.includes(status)) && words[row.number].includes(sought));
  chosen.sort((a, b) => (back ? key(b) - key(a) : key(a) - key(b)) || a.number - b.number);
  page = 0;
  show();
}

function sort(button) {
  const head = button.closest("th");
  back = head.ariaSort === "ascending";
  sorting = button.dataset.sort;
  for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", back ? "descending" : "ascending");
  choose();
}

one("#status").addEventListener("change", choose);
one("#text").addEventListener("input", choose);
one("#controls").addEventListener("submit", (event) => event.preventDefault());
one("#back").addEventListener("click", () => { page -= 1; show(); });
one("#on").addEventListener("click", () => { page += 1; show(); });
for (const button of document.querySelectorAll("th button")) button.addEventListener("click", () => sort(button));
for (const id of ["#controls", "#rows", "#pages"]) one(id).hidden = false;
choose();
