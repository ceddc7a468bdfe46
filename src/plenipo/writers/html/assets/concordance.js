/* Rows shown by degree, by what is to be decided, and by words. The filters live in the address. */
const rows = all("article.row").map((element) => ({
  element,
  is: new Set(element.dataset.is.split(" ").filter(Boolean)),
  words: null,
}));
const chapters = all("section.chapter");
const degrees = ["full", "partial", "none", "notapplicable", "notjudged"];
const state = { only: new Set(), q: "", at: null };
const head = $(".top");
new ResizeObserver(() => {
  root.style.setProperty("--head", (getComputedStyle(head).position === "sticky" ? head.offsetHeight : 0) + "px");
}).observe(head);
const say = (text) => { $("#said").textContent = text; };

function readAddress() {
  const hash = location.hash.slice(1);
  if (hash.startsWith("p-") || /^c\d+$/.test(hash)) return;
  const given = new URLSearchParams(hash);
  state.only = new Set((given.get("only") || "").split(",").filter(Boolean));
  state.q = given.get("q") || "";
}

function fits(row, wanted) {
  const chosen = degrees.filter((name) => state.only.has(name));
  if (chosen.length && !chosen.some((name) => row.is.has(name))) return false;
  if (["undecided", "reopened"].some((name) => state.only.has(name) && !row.is.has(name))) return false;
  if (!wanted) return true;
  if (row.words === null) row.words = (row.element.dataset.name + " " + row.element.textContent).toLowerCase();
  return row.words.includes(wanted);
}

function apply() {
  const wanted = state.q.toLowerCase();
  let count = 0;
  for (const row of rows) {
    const shown = fits(row, wanted);
    row.element.hidden = !shown;
    if (shown) count += 1;
  }
  for (const chapter of chapters) {
    let band = null;
    let any = false;
    const close = (used) => { if (band) band.hidden = !used; };
    let used = false;
    for (const child of chapter.children) {
      if (child.tagName === "H3") { close(used); band = child; used = false; }
      if (child.tagName === "ARTICLE" && !child.hidden) { used = true; any = true; }
    }
    close(used);
    chapter.hidden = !any;
  }
  $("#empty").hidden = count > 0;
  all("[data-filter]").forEach((chip) => chip.setAttribute("aria-pressed", String(state.only.has(chip.dataset.filter))));
  if ($("#search").value.trim() !== state.q) $("#search").value = state.q;
  say(count + (count === 1 ? " row" : " rows") + " shown");
}

function change(edit) {
  edit();
  apply();
  const given = new URLSearchParams();
  if (state.only.size) given.set("only", [...state.only].join(","));
  if (state.q) given.set("q", state.q);
  history.replaceState(null, "", "#" + given);
}

const toggle = (name) => change(() => { if (state.only.has(name)) state.only.delete(name); else state.only.add(name); });
const clear = () => change(() => { state.only.clear(); state.q = ""; });
const gap = (row) => row.is.has("partial") || row.is.has("none");

function go(row) {
  if (state.at) state.at.element.classList.remove("cur");
  state.at = row;
  row.element.classList.add("cur");
  row.element.scrollIntoView({ block: row.element.offsetHeight > innerHeight / 2 ? "start" : "center" });
  row.element.focus({ preventScroll: true });
  say(row.element.dataset.name + ", " + (row.element.querySelector(".deg b") || {}).textContent);
}

function step(by, wanted) {
  const list = rows.filter((row) => !row.element.hidden && wanted(row));
  if (!list.length) { say("Nothing to step to"); return; }
  const here = state.at ? rows.indexOf(state.at) : -1;
  const next = by > 0
    ? list.find((row) => rows.indexOf(row) > here) || list[0]
    : [...list].reverse().find((row) => rows.indexOf(row) < here) || list[list.length - 1];
  go(next);
}

function showKeys(open) {
  $("#keys").hidden = !open;
  $("#keys-button").setAttribute("aria-expanded", String(open));
  if (open) $("#keys").focus();
}

all("[data-filter]").forEach((chip) => chip.addEventListener("click", () => toggle(chip.dataset.filter)));
$("#clear").addEventListener("click", clear);
$("#next").addEventListener("click", () => step(1, gap));
$("#previous").addEventListener("click", () => step(-1, gap));
$("#keys-button").addEventListener("click", () => showKeys($("#keys").hidden));
$("#keys-on").checked = kept.get("keys") !== "off";
$("#keys-on").addEventListener("change", (event) => kept.set("keys", event.target.checked ? "on" : "off"));
let typing = 0;
$("#search").addEventListener("input", (event) => {
  clearTimeout(typing);
  typing = setTimeout(() => change(() => { state.q = event.target.value.trim(); }), 150);
});
document.addEventListener("click", (event) => {
  const element = event.target.closest("article.row");
  if (!element || event.target.closest("summary,button")) return;
  if (state.at) state.at.element.classList.remove("cur");
  state.at = rows.find((row) => row.element === element);
  element.classList.add("cur");
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (!$("#keys").hidden) showKeys(false); else clear();
    return;
  }
  if (!$("#keys-on").checked || event.target.closest("input:not([type=checkbox])")) return;
  const act = {
    n: () => step(1, gap), p: () => step(-1, gap), j: () => step(1, () => true), k: () => step(-1, () => true),
    "/": () => $("#search").focus(), "?": () => showKeys($("#keys").hidden),
    1: () => toggle(degrees[0]), 2: () => toggle(degrees[1]), 3: () => toggle(degrees[2]), 4: () => toggle(degrees[3]),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
addEventListener("hashchange", () => { readAddress(); apply(); });
readAddress();
apply();
