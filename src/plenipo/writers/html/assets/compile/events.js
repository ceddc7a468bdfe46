/* Events. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#p-'],a[href^='#r-']");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    const id = link.getAttribute("href").slice(1);
    const reference = id.startsWith("r-") ? document.getElementById(id) : null;
    const part = reference ? reference.closest("[data-p]") : byId.get(id);
    if (part) {
      event.preventDefault();
      if (part.closest(".filtered-out")) change(() => { state.status.clear(); state.q = ""; });
      go(part);
      if (reference) reference.focus({ preventScroll: true });
    }
    return;
  }
  const record = event.target.closest("a[href='#alterations'],a[href='#contributions']");
  if (record) {
    event.preventDefault();
    const section = $(record.getAttribute("href"));
    following = false;
    section.scrollIntoView();
    section.focus({ preventScroll: true });
    return;
  }
  const part = event.target.closest("[data-p],[data-at]");
  if (part && !event.target.closest("a,button") && getSelection().isCollapsed) {
    const chosen = byId.get(part.id || part.dataset.at);
    state.at = chosen.id;
    writeAddress();
    setCurrent(chosen);
  }
});

all("[data-view-button]").forEach((button) =>
  button.addEventListener("click", () => change(() => { state.view = button.dataset.viewButton; })));
all("[data-sponsor]").forEach((chip) => chip.addEventListener("click", () => change(() => {
  const index = Number(chip.dataset.sponsor);
  const set = new Set(names.map((name, at) => at).filter(shown));
  if (set.has(index)) set.delete(index); else set.add(index);
  state.by = set.size === names.length ? null : set;
})));
if ($("#all-sponsors")) {
  $("#all-sponsors").addEventListener("click", () => change(() => { state.by = state.by ? null : new Set(); }));
}
all("[data-status-filter]").forEach((button) => button.addEventListener("click", () => change(() => {
  const status = button.dataset.statusFilter;
  const on = button.getAttribute("aria-pressed") === "true";
  if (button.classList.contains("chip")) state.status = new Set(on ? [] : [status]);
  else if (on) state.status.delete(status);
  else state.status.add(status);
})));
$("#clean-of").addEventListener("change", (event) => change(() => { state.of = event.target.value; }));
$("#clear").addEventListener("click", () => change(() => { state.status.clear(); state.q = ""; }));
$("#next").addEventListener("click", () => step(1, conflict));
$("#previous").addEventListener("click", () => step(-1, conflict));
let typing = 0;
$("#search").addEventListener("input", (event) => {
  clearTimeout(typing);
  typing = setTimeout(() => { state.q = event.target.value.trim(); apply(); writeAddress(); }, 120);
});

const help = $("#keys");
const showKeys = (on) => {
  help.hidden = !on;
  $("#keys-button").setAttribute("aria-expanded", String(on));
  if (on) help.focus();
};
$("#keys-button").addEventListener("click", () => showKeys(help.hidden));
const keysOn = $("#keys-on");
keysOn.checked = kept.get("keys") !== "off";
keysOn.addEventListener("change", () => kept.set("keys", keysOn.checked ? "on" : "off"));

function escape(field) {
  if (!help.hidden) { showKeys(false); $("#keys-button").focus(); return; }
  if (field) field.blur();
  if (state.q || state.status.size || state.by) change(() => { state.q = ""; state.status.clear(); state.by = null; });
}

const actions = {
  n: () => step(1, conflict), p: () => step(-1, conflict),
  j: () => step(1, () => true), k: () => step(-1, () => true),
  "/": () => { $("#search").focus(); $("#search").select(); },
  "?": () => showKeys(help.hidden),
  1: () => change(() => { state.view = "marked"; }),
  2: () => change(() => { state.view = "side"; }),
  3: () => change(() => { state.view = "clean"; }),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const field = event.target.closest("input:not([type=checkbox]),select,textarea");
  if (event.key === "Escape") { escape(field); return; }
  if (field || !keysOn.checked || !Object.hasOwn(actions, event.key)) return;
  event.preventDefault();
  actions[event.key]();
});

/* Reading on: the rail follows the provision at a third of the window's height. */
const follow = () => { following = true; };
for (const kind of ["wheel", "touchmove", "pointerdown"]) addEventListener(kind, follow, { passive: true });
addEventListener("keydown", (event) => {
  if (["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "].includes(event.key)) follow();
});
let waiting = false;
addEventListener("scroll", () => {
  if (waiting || !following || state.view === "side") return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    const box = (state.view === "marked" ? marked : other).getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + box.width / 2, head.getBoundingClientRect().bottom + innerHeight / 4);
    const holder = hit && hit.closest("[data-p],[data-at]");
    const part = holder && byId.get(holder.id || holder.dataset.at);
    if (part && part !== current) setCurrent(part);
  });
}, { passive: true });

addEventListener("hashchange", () => { readAddress(); apply(); if (state.at) scrollToPart(state.at); });
readAddress();
apply();
if (state.at && byId.get(state.at)) scrollToPart(state.at, "instant");
if (matchMedia("(max-width:859px)").matches) $(".outline details").open = false;
