/* The page's elements, and what is shown of them. */
const marked = $("#marked");
const head = $(".top");
const measure = () =>
  root.style.setProperty("--head", (getComputedStyle(head).position === "sticky" ? head.offsetHeight : 0) + "px");
new ResizeObserver(measure).observe(head);
measure();

const other = $("#other");
const parts = all("[data-p]", marked);
const byId = new Map(parts.map((part) => [part.id, part]));
const linkTo = new Map(all("[data-to]").map((link) => [link.dataset.to, link]));
const entryOf = new Map(all(".entry").map((entry) => [entry.dataset.block, entry]));
const names = all("[data-sponsor]").map((chip) => chip.textContent.trim());
const numbers = (element) => (element.dataset.s ? element.dataset.s.split(" ").map(Number) : []);
const make = (name, className, text) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};

const role = (name, part, className, text) => {
  const element = make(name, className, text);
  element.setAttribute("role", part);
  return element;
};

/* What is shown, as the address says it: #p-resolves.2&view=clean&of=EUR&by=EUR~RCC&status=competing&q=report */
const VIEWS = ["marked", "side", "clean"];
const state = { at: "", view: "marked", of: "", by: null, status: new Set(), q: "" };
const part_of = (text) => { try { return decodeURIComponent(text); } catch { return text; } };

function readAddress() {
  const [at, ...rest] = location.hash.slice(1).split("&");
  const given = new Map((at.includes("=") ? [at, ...rest] : rest).map((pair) => {
    const cut = pair.indexOf("=");
    return [pair.slice(0, cut), part_of(pair.slice(cut + 1))];
  }));
  state.at = at.includes("=") ? "" : at;
  state.view = VIEWS.includes(given.get("view")) ? given.get("view") : "marked";
  state.of = names.includes(given.get("of")) ? String(names.indexOf(given.get("of"))) : "";
  const by = given.has("by") ? given.get("by").split("~").map((name) => names.indexOf(name)) : null;
  state.by = by ? new Set(by.filter((index) => index >= 0)) : null;
  state.status = new Set((given.get("status") || "").split("~").filter(Boolean));
  state.q = given.get("q") || "";
}

function writeAddress() {
  const bits = [];
  if (state.at) bits.push(state.at);
  const put = (key, value) => bits.push(key + "=" + encodeURIComponent(value));
  if (state.view !== "marked") put("view", state.view);
  if (state.view === "clean" && state.of !== "") put("of", names[state.of]);
  if (state.by) put("by", [...state.by].sort((a, b) => a - b).map((index) => names[index]).join("~"));
  if (state.status.size) put("status", [...state.status].sort().join("~"));
  if (state.q) put("q", state.q);
  history.replaceState(null, "", "#" + bits.join("&"));
}

const shown = (index) => !state.by || state.by.has(index);
