/* Filters. Each touches the page only where it differs from what was applied before. */
let appliedBy = null;
function applySponsors() {
  if (appliedBy === state.by) return;
  appliedBy = state.by;
  for (const change of all("ins,del", marked)) {
    const who = numbers(change);
    const first = who.find(shown);
    if (change.tagName === "INS") change.classList.toggle("off", first === undefined);
    else change.classList.toggle("plain", first === undefined);
    const note = $(".vh", change);
    if (change.tagName === "DEL" && note) all(".vh", change).forEach((vh) => { vh.hidden = first === undefined; });
    change.className = change.className.replace(/\bs\d+\b/, "s" + (first === undefined ? who[0] : first));
  }
  for (const tag of all(".tag[data-s]", marked)) tag.classList.toggle("off", !shown(Number(tag.dataset.s)));
  for (const reading of all(".alt[data-s]", marked)) reading.classList.toggle("off", !numbers(reading).some(shown));
  for (const box of all(".alts", marked)) {
    const hiding = all(".alt.off", box).length;
    const word = $(".hidden-by", box);
    word.hidden = !hiding;
    word.textContent = hiding + " hidden by the sponsor filter";
  }
  for (const line of all(".whole li")) line.hidden = !numbers(line).some(shown);
}

const haystack = new WeakMap();
const textOf = (part) => {
  if (!haystack.has(part)) haystack.set(part, part.textContent.toLowerCase());
  return haystack.get(part);
};
const STRUCTURE = ["heading", "title", "call", "article"];
const isStructure = (part) => STRUCTURE.some((role) => part.classList.contains(role));
const matches = (part) =>
  (!state.status.size || state.status.has(part.dataset.status)) &&
  (!state.q || textOf(part).includes(state.q.toLowerCase()));

let visible = parts;
let appliedFilter = "";
function applyFilters() {
  const wanted = [...state.status].sort().join() + "|" + state.q;
  if (wanted === (appliedFilter || "|")) return;
  appliedFilter = wanted;
  const active = state.status.size > 0 || state.q !== "";
  visible = active ? parts.filter(matches) : parts;
  const keep = new Set(visible);
  for (const block of all(".block", marked)) {
    const inside = all("[data-p]", block);
    const any = inside.some((part) => keep.has(part));
    block.classList.toggle("filtered-out", !any);
    for (const part of inside) part.classList.toggle("filtered-out", !keep.has(part) && !isStructure(part));
  }
  for (const table of all(".scroll", marked)) {
    table.classList.toggle("filtered-out", !all("[data-p]", table).some((part) => keep.has(part)));
  }
  for (const link of linkTo.values()) link.classList.toggle("filtered-out", !keep.has(byId.get(link.dataset.to)));
  for (const entry of all(".entry")) {
    entry.classList.toggle("filtered-out", !all("[data-to]", entry).some((link) => !link.classList.contains("filtered-out")));
  }
  $("#empty").hidden = visible.length > 0;
  if (active) say(visible.length + (visible.length === 1 ? " provision" : " provisions") + " shown");
  highlight();
}

function highlight() {
  if (!window.CSS || !CSS.highlights) return;
  CSS.highlights.delete("found");
  const wanted = state.q.toLowerCase();
  if (!wanted) return;
  const ranges = [];
  for (const part of visible.slice(0, 400)) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.toLowerCase();
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

let saying = 0;
function say(words) {
  clearTimeout(saying);
  saying = setTimeout(() => { $("#said").textContent = words; }, 250);
}
