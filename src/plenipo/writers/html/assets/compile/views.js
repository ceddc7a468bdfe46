/* Views. */
function applyView() {
  document.body.dataset.view = state.view;
  all("[data-view-button]").forEach((button) =>
    button.setAttribute("aria-pressed", String(button.dataset.viewButton === state.view)));
  $("#clean-pick").hidden = state.view !== "clean";
  $(".chips").hidden = state.view === "clean";
  marked.hidden = state.view !== "marked";
  other.hidden = state.view === "marked";
  other.className = state.view === "side" ? "side" : "";
  if (state.view === "side") sideView();
  else if (state.view === "clean") cleanView();
  else other.replaceChildren();
  copies = new Map(all("[data-at]", other).map((copy) => [copy.dataset.at, copy]));
  const keep = new Set(visible.map((part) => part.id));
  for (const copy of copies.values()) {
    const part = byId.get(copy.dataset.at);
    const heading = state.view === "clean" && isStructure(part) && !part.closest(".filtered-out");
    copy.classList.toggle("unfound", !keep.has(copy.dataset.at) && !heading);
  }
}

function applyControls() {
  all("[data-sponsor]").forEach((chip) => chip.setAttribute("aria-pressed", String(shown(Number(chip.dataset.sponsor)))));
  all("[data-status-filter]").forEach((button) => {
    const on = state.status.has(button.dataset.statusFilter);
    const only = button.classList.contains("chip");
    button.setAttribute("aria-pressed", String(only ? on && state.status.size === 1 : on));
  });
  if ($("#all-sponsors")) $("#all-sponsors").textContent = state.by ? "all" : "none";
  $("#clean-of").value = state.of;
  if ($("#search").value !== state.q) $("#search").value = state.q;
}

function apply() {
  applyControls();
  applySponsors();
  applyFilters();
  applyView();
  setCurrent(state.at ? byId.get(state.at) : null);
}

function change(edit) {
  edit();
  if (state.by) state.by = new Set(state.by);
  const keepAt = state.at;
  apply();
  writeAddress();
  if (keepAt && byId.get(keepAt)) scrollToPart(keepAt);
}
