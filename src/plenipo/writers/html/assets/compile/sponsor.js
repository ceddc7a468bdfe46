/* One sponsor's words, taken from the marked text: its changes accepted, all others rejected. */
function keepOnly(element, index, marks) {
  for (const change of all("ins,del", element)) {
    const own = numbers(change).includes(index);
    if (change.tagName === "INS" ? !own : own && !marks) { change.remove(); continue; }
    if (own && marks) { change.className = "s" + index; continue; }
    all(".vh", change).forEach((vh) => { if (!vh.closest(".ref")) vh.remove(); });
    change.replaceWith(...change.childNodes);
  }
  all(".tags", element).forEach((tags) => tags.remove());
  all("[id]", element).forEach((child) => child.removeAttribute("id"));
  return element;
}

/* The sponsor's text of a provision as nodes; null where it has none; index -1 is the base. */
function textFor(part, index, marks = false) {
  const box = $(".alts", part);
  if (!box) {
    if (part.classList.contains("inserted") && !numbers(part).includes(index)) return null;
    const words = keepOnly($(".words", part).cloneNode(true), index, marks);
    const gone = !words.textContent.trim() && numbers(part).includes(index);
    return gone ? null : [...words.childNodes];
  }
  const reading = all(".alt[data-s]", box).find((alt) => numbers(alt).includes(index));
  if (!reading) {
    return part.classList.contains("inserted") ? null : [...$(".base .read", box).cloneNode(true).childNodes];
  }
  if (reading.hasAttribute("data-absent") && !marks) return null;
  return [...keepOnly($(".words", reading).cloneNode(true), index, marks).childNodes];
}

const baseText = (part) => textFor(part, -1);

function cleanView() {
  const index = state.of === "" ? -1 : Number(state.of);
  const copy = marked.cloneNode(true);
  copy.removeAttribute("id");
  copy.className = "clean";
  copy.hidden = false;
  copy.setAttribute("aria-label", index < 0 ? "The base text" : "The text of " + names[index]);
  for (const clone of all("[data-p]", copy)) {
    const words = textFor(byId.get(clone.id), index);
    if (words === null) { clone.remove(); continue; }
    const body = $(".body", clone);
    const heading = $("h2,h3", body);
    const holder = make(heading ? heading.tagName : "div", "words");
    holder.dir = "auto";
    holder.append(...words);
    body.replaceChildren(holder);
    all(".margin", clone).forEach((margin) => margin.remove());
    relabel(clone, byId.get(clone.id), index);
    clone.dataset.at = clone.id;
    clone.removeAttribute("id");
  }
  all(".block", copy).forEach((block) => { if (!$("[data-p]", block)) block.remove(); });
  other.replaceChildren(copy);
}

function relabel(clone, part, index) {
  if (index < 0) return;
  const box = all(".alt[data-s]", part).find((alt) => numbers(alt).includes(index));
  const own = box && $(".own-label", box);
  const change = all(".relabel", part).find((line) => all(".tag", line).some((tag) => Number(tag.dataset.s) === index));
  const label = own ? own.textContent.trim() : change ? change.dataset.label : null;
  if (label) $(".lab", clone).replaceChildren(label);
}

/* Roles instead of a table element: only so can rows out of sight stay out of the layout. */
function sideView() {
  const touching = new Set(parts.flatMap(numbers));
  const columns = names.map((name, index) => index).filter((index) => shown(index) && touching.has(index));
  const table = role("div", "table", "sheet");
  table.style.setProperty("--columns", columns.length + 1);
  table.setAttribute("aria-label", "Base and sponsors side by side");
  const top = role("div", "row", "row names");
  top.append(role("div", "columnheader", "step", "Provision"), role("div", "columnheader", "", "Base"));
  for (const index of columns) top.append(role("div", "columnheader", "s" + index, names[index]));
  table.append(top, ...parts.map((part) => sideRow(part, columns)));
  const scroller = make("div", "scroll");
  scroller.tabIndex = 0;
  scroller.setAttribute("role", "region");
  scroller.setAttribute("aria-label", "Base and sponsors side by side");
  scroller.append(table);
  other.replaceChildren(scroller);
}

function sideRow(part, columns) {
  const row = role("div", "row", "row");
  row.dataset.at = part.id;
  const step = role("div", "rowheader", "step");
  const link = make("a", "", part.dataset.name);
  link.href = "#" + part.id;
  const status = make("small", "", part.dataset.status);
  status.prepend(make("i", "st " + part.dataset.status));
  step.append(link, status);
  row.append(step, sideCell("Base", "", baseText(part)));
  const touching = numbers(part);
  for (const index of columns) {
    const words = touching.includes(index) ? textFor(part, index, true) || ["deleted"] : null;
    row.append(sideCell(names[index], "s" + index, words));
  }
  return row;
}

function sideCell(name, hue, words) {
  const cell = role("div", "cell", words ? "" : "blank");
  cell.dir = "auto";
  if (words) cell.append(make("span", "cell-name " + hue, name), ...words);
  return cell;
}
