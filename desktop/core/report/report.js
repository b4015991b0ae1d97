"use strict";
const body = document.querySelector("#rows tbody");
const rows = [...body.rows];
const status = document.querySelector("#status");
const text = document.querySelector("#text");
const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
const order = ["failed", "refused", "doubtful", "ok"];
const keys = {
  file: (row) => rows.indexOf(row),
  score: (row) => -Number(row.dataset.score),
  status: (row) => order.findIndex((name) => row.dataset.is.split(" ").includes(name)),
};

function filter() {
  const sought = text.value.trim().toLowerCase();
  let shown = 0;
  for (const row of rows) {
    const fits = !status.value || row.dataset.is.split(" ").includes(status.value);
    row.hidden = !(fits && words.get(row).includes(sought));
    shown += row.hidden ? 0 : 1;
  }
  document.querySelector("#shown").textContent = `${shown} of ${rows.length} files`;
}

function sort(button) {
  const head = button.closest("th");
  const back = head.ariaSort === "ascending";
  for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", back ? "descending" : "ascending");
  const key = keys[button.dataset.sort];
  const ranked = rows.map((row) => [key(row), row]).sort((a, b) => (back ? b[0] - a[0] : a[0] - b[0]));
  body.append(...ranked.map(([, row]) => row));
}

status.addEventListener("change", filter);
text.addEventListener("input", filter);
document.querySelector("#controls").addEventListener("submit", (event) => event.preventDefault());
for (const button of document.querySelectorAll("th button")) button.addEventListener("click", () => sort(button));
document.querySelector("#controls").hidden = false;
filter();
