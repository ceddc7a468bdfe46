/* The provision in view. */
let current = null;
let following = true; // the reader scrolls; what the page itself scrolls to stays chosen
let copies = new Map();
const holderOf = (id) => (state.view === "marked" ? byId : copies).get(id);

function setCurrent(part) {
  current = part || null;
  all(".cur").forEach((element) => element.classList.remove("cur"));
  all(".outline [aria-current]").forEach((link) => link.removeAttribute("aria-current"));
  all(".entry.here").forEach((entry) => entry.classList.remove("here"));
  if (current) {
    const holder = holderOf(current.id);
    if (holder) holder.classList.add("cur");
    const link = linkTo.get(current.id);
    const entry = entryOf.get(current.closest(".block").dataset.block);
    if (link) link.setAttribute("aria-current", "true");
    if (entry) { entry.classList.add("here"); keepInView(entry); }
  }
  fillRail();
}

function keepInView(entry) {
  const list = $(".outline");
  if (list.scrollHeight <= list.clientHeight + 4) return;
  const box = entry.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (box.top < frame.top) list.scrollTop -= frame.top - box.top + 12;
  else if (box.bottom > frame.bottom) list.scrollTop += Math.min(box.bottom - frame.bottom + 12, box.top - frame.top);
}

function scrollToPart(id, behavior = "auto") {
  const holder = holderOf(id);
  if (!holder) return;
  following = false;
  holder.scrollIntoView({ block: holder.offsetHeight > innerHeight / 2 ? "start" : "center", behavior });
}

function go(part, focus = true) {
  if (!part) return;
  state.at = part.id;
  writeAddress();
  setCurrent(part);
  scrollToPart(part.id);
  const holder = holderOf(part.id);
  if (focus && holder) {
    if (!holder.hasAttribute("tabindex")) holder.tabIndex = -1;
    holder.focus({ preventScroll: true });
  }
  say(part.dataset.name + ", " + part.dataset.status);
}

function step(by, wanted) {
  const list = visible.filter((part) => !part.closest(".filtered-out") && wanted(part));
  if (!list.length) { say("Nothing to step to"); return; }
  const order = new Map(parts.map((part, index) => [part, index]));
  const here = current ? order.get(current) : -1;
  const next = by > 0
    ? list.find((part) => order.get(part) > here) || list[0]
    : [...list].reverse().find((part) => order.get(part) < here) || list[list.length - 1];
  go(next);
}
const conflict = (part) => part.dataset.status === "competing";

/* The rail: status, who, reasons. */
function fillRail() {
  const rail = $("#rail");
  rail.replaceChildren();
  if (!current) {
    rail.append(make("h2", "", "No provision chosen"), make("p", "soft", "Choose a provision, or press n for the next conflict: who touches it and why stands here."));
    return;
  }
  rail.append(make("h2", "", current.dataset.name));
  const status = make("p", "state", current.dataset.status);
  status.prepend(make("i", "st " + current.dataset.status));
  rail.append(status);
  const link = make("a", "", "Permanent link");
  link.href = "#" + current.id;
  const line = make("p", "soft");
  line.append(link);
  rail.append(line);
  const who = numbers(current);
  if (!who.length) { rail.append(make("p", "soft", "No sponsor touches this provision.")); }
  else {
    rail.append(make("h3", "", "Who, and why"));
    for (const index of who) rail.append(railEntry(index));
  }
  const altered = all("[data-alters]").filter((row) => row.dataset.alters === current.id);
  if (altered.length) rail.append(make("h3", "", "Changed without marking"));
  for (const row of altered) {
    const entry = make("div", "entry-of");
    const [sponsor, , base, own] = row.children;
    entry.append(make("p", "soft", $(".vh", sponsor).textContent + " rests on another base text:"));
    const words = make("p", "why");
    words.append(...own.cloneNode(true).childNodes);
    entry.append(words);
    rail.append(entry);
  }
}

function railEntry(index) {
  const entry = make("div", "entry-of");
  const rows = all("[data-contribution]").filter((row) => Number(row.dataset.contribution) === index);
  if (!rows.length) rows.push(null);
  for (const row of rows) {
    const name = make("p", "name");
    name.append(make("i", "sq s" + index), make("b", "", names[index]));
    if (row) name.append(make("em", "", row.children[1].textContent + " · " + row.children[0].textContent));
    entry.append(name);
    if (!row) continue;
    const why = row.children[5].textContent.trim();
    entry.append(make("p", why === "–" ? "soft" : "why", why === "–" ? "No reasons given." : why));
  }
  return entry;
}
