"use strict";
/* The provision in view: chosen by click, by key, by reading on; what is said of it comes from the server. */
(function () {
  const text = document.getElementById("text");
  const rail = document.getElementById("rail");
  if (!text || !rail) { return; }
  const outline = document.querySelector(".outline");
  const side = document.body.classList.contains("view-side");
  const narrow = window.matchMedia("(max-width:1199px)");
  const known = new Map(); // anchor -> HTML of the rail
  let current = null;
  let following = true; // the reader scrolls; what the page itself scrolls to stays chosen
  let asked = 0;

  function idOf(part) { return decodeURIComponent(part.id.slice(2)); }
  function provisions() { return text.getElementsByClassName("p"); }
  function partOf(hash) {
    const found = hash.length > 1 ? document.getElementById(hash.slice(1)) : null;
    return found && found.closest("#text .p");
  }
  function query(part) {
    const pairs = new URLSearchParams(location.search);
    pairs.delete("at");
    if (part) { pairs.set("at", idOf(part)); }
    return pairs.toString();
  }

  /* Marks the provision here and in the outline. */
  function mark(part) {
    if (current) { current.classList.remove("cur"); }
    outline.querySelectorAll("[aria-current=location], .here").forEach(function (old) {
      if (old.matches("a")) { old.removeAttribute("aria-current"); } else { old.classList.remove("here"); }
    });
    current = part;
    if (!part) { return; }
    part.classList.add("cur");
    const link = outline.querySelector('.entry li a[href="#' + CSS.escape(part.id) + '"]');
    const head = link || outline.querySelector('.entry>.to[href="#' + CSS.escape(part.id) + '"]');
    if (link) { link.setAttribute("aria-current", "location"); }
    const entry = head && head.closest(".entry");
    if (entry) { entry.classList.add("here"); keepInView(entry); }
    steps();
  }
  function keepInView(entry) {
    if (outline.scrollHeight <= outline.clientHeight + 4) { return; }
    const box = entry.getBoundingClientRect();
    const frame = outline.getBoundingClientRect();
    if (box.top < frame.top) { outline.scrollTop -= frame.top - box.top + 12; }
    else if (box.bottom > frame.bottom) { outline.scrollTop += Math.min(box.bottom - frame.bottom + 12, box.top - frame.top); }
  }

  /* What is said of it, asked for when the reader rests. */
  function put(html, part) {
    rail.innerHTML = html;
    rail.classList.remove("busy");
    rail.scrollTop = 0;
    const beside = rail.querySelector("template");
    const old = part && part.querySelector(".margin");
    if (beside && old) { old.replaceChildren(old.firstElementChild, beside.content.cloneNode(true)); }
  }
  async function fill(part, fresh) {
    const key = part ? part.id : "";
    if (!fresh && known.has(key)) { put(known.get(key), part); return; }
    const turn = ++asked;
    rail.classList.add("busy");
    try {
      const answer = await fetch(rail.dataset.from + "?" + query(part), { headers: { "HX-Request": "true" } });
      if (!answer.ok || answer.redirected) { throw new Error(answer.status); }
      const html = await answer.text();
      known.set(key, html);
      if (turn === asked && current === part) { put(html, part); }
    } catch (error) {
      rail.classList.remove("busy"); // what stands there stays; the link beside the provision still leads to the page
    }
  }
  let resting = 0;
  function choose(part, wait) {
    if (part === current) { return; }
    mark(part);
    clearTimeout(resting);
    resting = setTimeout(function () { fill(part, false); }, wait);
  }

  function go(part) {
    if (!part) { return; }
    following = false;
    history.replaceState(null, "", "?" + query(part) + "#" + part.id);
    choose(part, 0);
    part.scrollIntoView({ block: part.offsetHeight > innerHeight / 2 ? "start" : "center" });
    part.focus({ preventScroll: true });
    document.getElementById("said").textContent = part.querySelector(".lab").textContent;
  }
  function step(by, kind) {
    const list = Array.from(provisions()).filter(function (part) { return part === current || part.classList.contains(kind); });
    if (!list.length) { return; }
    const here = current ? list.indexOf(current) : by > 0 ? -1 : list.length;
    let next = list[(here + by + list.length) % list.length];
    if (next === current && !next.classList.contains(kind)) { next = null; }
    go(next);
  }
  /* The links lead on from the provision in view, also when they are opened elsewhere. */
  function steps() {
    document.querySelectorAll("a[data-keep]").forEach(function (link) {
      const pairs = new URLSearchParams(link.search);
      pairs.set("at", idOf(current));
      link.search = pairs.toString();
      link.hash = current.id;
    });
  }

  document.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    const link = event.target.closest("a");
    if (link && link.id === "next") { event.preventDefault(); step(1, "competing"); return; }
    if (link && link.id === "previous") { event.preventDefault(); step(-1, "competing"); return; }
    if (link && link.matches("[data-at]")) {
      event.preventDefault();
      const part = link.closest(".p");
      go(part);
      if (narrow.matches) { part.append(rail); }
      if (narrow.matches || event.detail === 0) { rail.focus({ preventScroll: true }); } // by key: to what is said
      return;
    }
    if (link && link.hash.length > 1 && link.pathname === location.pathname && link.search === location.search) {
      const part = partOf(link.hash);
      if (part) { event.preventDefault(); go(part); }
      return;
    }
    const part = event.target.closest("#text .p");
    if (part && !link && !event.target.closest("button, summary, .rail") && getSelection().isCollapsed) {
      following = false;
      history.replaceState(null, "", "?" + query(part) + "#" + part.id);
      choose(part, 0);
    }
  });

  /* Answers and comments: the rail is asked for again; where the server has more to say, its page is opened. */
  rail.addEventListener("submit", async function (event) {
    const form = event.target;
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    const part = current;
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, redirect: "manual" });
      if (answer.type !== "opaqueredirect" && answer.status !== 204) { throw new Error(answer.status); }
    } catch (error) {
      if (event.submitter && event.submitter.name) {
        const field = document.createElement("input");
        field.type = "hidden"; field.name = event.submitter.name; field.value = event.submitter.value;
        form.append(field);
      }
      form.submit();
      return;
    }
    known.clear();
    await fill(part, true);
    rail.focus({ preventScroll: true });
  });

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) { return; }
    if (event.key === "Enter" && event.target === current) { rail.focus({ preventScroll: true }); event.preventDefault(); }
    if (event.key === "Escape" && current && rail.contains(event.target)) { current.focus({ preventScroll: true }); }
    if (event.key === "j" || event.key === "k") { step(event.key === "j" ? 1 : -1, "p"); event.preventDefault(); }
    if (["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "].includes(event.key)) { following = true; }
  });
  for (const kind of ["wheel", "touchmove", "pointerdown"]) {
    addEventListener(kind, function (event) { if (!event.target.closest || !event.target.closest(".rail")) { following = true; } }, { passive: true });
  }
  /* Reading on: the provision at a third of the window's height. */
  let waiting = false;
  addEventListener("scroll", function () {
    if (waiting || !following || side || narrow.matches) { return; }
    waiting = true;
    requestAnimationFrame(function () {
      waiting = false;
      const box = text.getBoundingClientRect();
      const hit = document.elementFromPoint(box.left + box.width / 2, innerHeight / 3);
      const part = hit && hit.closest("#text .p");
      if (part) { choose(part, 250); }
    });
  }, { passive: true });

  addEventListener("hashchange", function () { const part = partOf(location.hash); if (part) { go(part); } });
  if (window.matchMedia("(max-width:899px)").matches) { outline.querySelector("details").open = false; }
  const first = partOf(location.hash);
  if (first) {
    const at = new URLSearchParams(location.search).get("at");
    following = false;
    if (at === idOf(first)) { mark(first); } else { choose(first, 0); }
    if (narrow.matches && at === idOf(first)) { first.append(rail); }
    first.scrollIntoView({ block: first.offsetHeight > innerHeight / 2 ? "start" : "center" });
  }
})();
