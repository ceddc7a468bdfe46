/* The board: filters that live in the address. */
const rows = all("tbody tr");
const empty = $("#empty");
const state = { competing: false, changed: false, q: "" };

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  state.competing = given.has("competing");
  state.changed = given.has("changed");
  state.q = given.get("q") || "";
}

function apply() {
  const wanted = state.q.toLowerCase();
  let count = 0;
  for (const row of rows) {
    const fits = (!state.competing || Number(row.dataset.competing) > 0) && (!state.changed || row.dataset.changed !== "") &&
      (!wanted || row.textContent.toLowerCase().includes(wanted));
    row.hidden = !fits;
    if (fits) count += 1;
  }
  empty.hidden = count > 0;
  all("[data-filter]").forEach((chip) => chip.setAttribute("aria-pressed", String(state[chip.dataset.filter])));
  if ($("#search").value.trim() !== state.q) $("#search").value = state.q;
  $("#said").textContent = count + (count === 1 ? " text" : " texts") + " shown";
}

function change(edit) {
  edit();
  apply();
  const given = new URLSearchParams();
  if (state.competing) given.set("competing", "");
  if (state.changed) given.set("changed", "");
  if (state.q) given.set("q", state.q);
  history.replaceState(null, "", "#" + given);
}

const clear = () => change(() => { state.competing = false; state.changed = false; state.q = ""; });
all("[data-filter]").forEach((chip) =>
  chip.addEventListener("click", () => change(() => { state[chip.dataset.filter] = !state[chip.dataset.filter]; })));
$("#search").addEventListener("input", (event) => change(() => { state.q = event.target.value.trim(); }));
$("#clear").addEventListener("click", clear);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") clear();
  if (event.key !== "/" || event.target.closest("input")) return;
  event.preventDefault();
  $("#search").focus();
});
addEventListener("hashchange", () => { readAddress(); apply(); });
readAddress();
apply();
