// Makes the form answer while one types. Without this file the form works by itself, page by page.
// The server renders every answer; this script only puts the regions in place, so nothing is written twice.

const form = document.querySelector("#draft");
const box = form.querySelector("#text");
const live = form.querySelector("#live");
const picker = form.querySelector("#files");
const words = form.dataset;
const WAIT_MS = 350;
const REST_MS = 700; // after an answer: then a safer wording is looked for, too

const find = (id) => document.getElementById(id);
const make = (tag, props, ...children) => {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children);
  return node;
};

/* Marks behind the text: for the eye only. The list of findings says the same to everybody. */

const mirror = make("div", { className: "mirror" });
mirror.setAttribute("aria-hidden", "true");
box.before(mirror);
let marks = [];
let marked = box.value;

function drawMarks() {
  const parts = [];
  let at = 0;
  for (const { start, end, kind } of marks) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    parts.push(marked.slice(at, from), make("mark", { className: kind, textContent: marked.slice(from, end) }));
    at = end;
  }
  mirror.replaceChildren(...parts, marked.slice(at), "\n");
  mirror.scrollTop = box.scrollTop;
}

// What stands before or after the place of an edit keeps its marks; what was edited loses them until the next answer.
function moveMarks() {
  const text = box.value;
  const most = Math.min(text.length, marked.length);
  let before = 0;
  while (before < most && text[before] === marked[before]) before += 1;
  let after = 0;
  while (after < most - before && text.at(-1 - after) === marked.at(-1 - after)) after += 1;
  const shift = text.length - marked.length;
  const rest = marked.length - after;
  marks = marks.flatMap((mark) => {
    if (mark.end <= before) return [mark];
    return mark.start >= rest ? [{ ...mark, start: mark.start + shift, end: mark.end + shift }] : [];
  });
  marked = text;
  drawMarks();
}

function readMarks() {
  const rows = [...document.querySelectorAll("#answer .finding[data-start]")];
  marks = rows.map(({ id, dataset }) => ({ id, start: +dataset.start, end: +dataset.end, kind: dataset.kind }));
  marked = box.value;
  drawMarks();
  for (const row of rows) {
    const jump = make("button", { type: "button", className: "jump", textContent: words.totext });
    jump.setAttribute("aria-describedby", row.querySelector(".head").id);
    jump.addEventListener("click", () => showInText(row.id));
    row.append(jump);
  }
}

function showInText(id) {
  const number = marks.findIndex((mark) => mark.id === id);
  box.focus();
  if (number < 0) return;
  const { start, end } = marks[number];
  box.setSelectionRange(start, end);
  const range = document.createRange();
  const place = [...mirror.childNodes].find((node, index, all) => {
    const length = all.slice(0, index).reduce((sum, one) => sum + one.textContent.length, 0);
    return length <= start && start < length + node.textContent.length;
  });
  if (!place) return;
  range.selectNodeContents(place);
  const top = range.getBoundingClientRect().top - mirror.getBoundingClientRect().top + mirror.scrollTop;
  box.scrollTop = top - box.clientHeight / 3;
}

/* Asking */

let timer;
let request = null; // the one under way: { controller, full, about, focus }
let waiting = []; // photos chosen, not yet answered

const body = (fragment, submitter) => {
  const data = new FormData(form);
  data.delete("files");
  if (submitter?.name) data.set(submitter.name, submitter.value);
  if (fragment !== "all") waiting.forEach((file) => data.append("unsent", file.name));
  else waiting.forEach((file) => data.append("files", file));
  data.set("fragment", fragment);
  return data;
};

const about = () => JSON.stringify([box.value, find("earlier").value, waiting.length, new FormData(form).getAll("kept")]);

async function ask(fragment, { submitter = null, focus = false } = {}) {
  clearTimeout(timer);
  const [text, sent] = [box.value, [...waiting]];
  if (request?.full && fragment === "all" && submitter?.name !== "swap" && request.about === about()) {
    request.focus ||= focus; // the same question is under way: leaving the text asked it, then the button was pressed
    return;
  }
  request?.controller.abort();
  const mine = { controller: new AbortController(), full: fragment === "all", about: about(), focus };
  request = mine;
  if (mine.full) live.textContent = sent.length ? words.photo : words.checking;
  if (fragment !== "wording") find("answer").setAttribute("aria-busy", "true");
  try {
    const { signal } = mine.controller;
    let reply = await fetch(form.action, {
      method: "POST", body: body(fragment, submitter), signal, headers: { Accept: "text/html" },
    });
    while (reply.status === 202) reply = await film(reply, signal);
    if (reply.status === 401) return signedOut();
    const html = await reply.text();
    if (request !== mine) return; // outdated: a newer question is on its way
    request = null;
    if (fragment === "wording") return settleWording(html);
    settle(html, reply.ok && mine.full ? sent : [], text, mine.focus);
    if (text === box.value && document.querySelector("#wording[data-pending]")) timer = setTimeout(ask, REST_MS, "wording");
  } catch (error) {
    if (error.name === "AbortError" || (request && request !== mine)) return;
    request = null;
    if (fragment === "wording") return find("wording")?.remove();
    clearAnswer();
    live.textContent = words.offline;
  }
}

// A film takes minutes: ask how far it has come until the answer is there.
async function film(reply, signal) {
  live.textContent = `${decodeURIComponent(reply.headers.get("Doing"))}: ${Math.round(100 * Number(reply.headers.get("Progress")))} %`;
  await new Promise((resolve) => { setTimeout(resolve, WAIT_MS * 4); });
  const query = new URLSearchParams(location.search);
  query.set("fragment", "all");
  return fetch(`${reply.headers.get("Location")}?${query}`, { signal, headers: { Accept: "text/html" } });
}

function signedOut() {
  request = null;
  clearAnswer();
  live.textContent = words.signin;
}

function settle(html, answered, text, focus) {
  const regions = new DOMParser().parseFromString(html, "text/html").querySelectorAll("[data-region]");
  if (!regions.length) throw new Error("no answer");
  const inside = find("answer").contains(document.activeElement);
  for (const region of regions) find(region.id)?.replaceWith(document.adoptNode(region));
  for (const [field, name] of [[box, "text"], [picker, "files"]]) {
    field.toggleAttribute("aria-invalid", false);
    if (find(`${name}-error`).textContent) field.setAttribute("aria-invalid", "true");
  }
  waiting = waiting.filter((file) => !answered.includes(file));
  drawWaiting();
  const said = find("answer").querySelector("template");
  live.replaceChildren(...(said ? [said.content.cloneNode(true)] : []));
  if (text === box.value) readMarks();
  else changed();
  if (focus) (document.querySelector("#problem .problem") ?? find("answer")).focus();
  else if (inside) find("answer").focus();
}

// Only the wording is put in: whoever reads the answer already must not lose the place.
function settleWording(html) {
  const found = new DOMParser().parseFromString(html, "text/html").querySelector("#wording");
  if (!found) return find("wording")?.remove();
  find("wording").replaceWith(document.adoptNode(found));
  if (found.classList.contains("safe")) live.append(make("span", { textContent: ` ${words.worded}` }));
}

function clearAnswer() {
  find("answer").removeAttribute("aria-busy");
  find("answer").replaceChildren(...(empty ?? []).map((node) => node.cloneNode(true)));
  find("answer").className = "card";
  marks = [];
  drawMarks();
}

function changed() {
  moveMarks();
  clearTimeout(timer);
  find("answer").dataset.stale = words.stale;
  if (request?.full) return; // photos are on their way: the new text is asked for when they have been answered
  request?.controller.abort();
  request = null;
  if (box.value.trim()) timer = setTimeout(ask, WAIT_MS, "text");
  else {
    clearAnswer();
    delete find("answer").dataset.stale;
    live.textContent = "";
  }
}

/* Photos */

const chosen = make("ul", { className: "chosen", hidden: true });
picker.after(make("label", { htmlFor: picker.id, className: "choose", textContent: words.choose }), chosen);
picker.className = "hidden-title"; // its words come in the browser's language, and say less than the list below it

function take(files) {
  if (!files.length) return;
  waiting.push(...files);
  drawWaiting();
  ask("all");
}

function drawWaiting() {
  chosen.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
  chosen.replaceChildren(...waiting.map((file) => {
    const drop = make("button", { type: "button", className: "drop", textContent: "×" });
    drop.setAttribute("aria-label", `${words.remove} ${file.name}`);
    drop.addEventListener("click", () => {
      waiting = waiting.filter((other) => other !== file);
      drawWaiting();
      picker.focus();
      askIfAny();
    });
    return make("li", {}, make("img", { src: URL.createObjectURL(file), alt: "" }), make("span", { textContent: file.name }), drop);
  }));
  chosen.hidden = !waiting.length;
}

const photosThere = () => waiting.length > 0 || document.querySelector("[name=kept]:checked") !== null;
const askIfAny = () => {
  if (box.value.trim() || photosThere()) ask("all");
  else changed();
};

async function takeHome(button) {
  button.disabled = true;
  live.textContent = words.checking;
  try {
    const data = body("all", button);
    data.delete("files");
    const reply = await fetch(button.formAction, { method: "POST", body: data });
    if (reply.status === 401) {
      signedOut();
    } else if (reply.headers.has("Content-Disposition")) {
      const name = /filename="([^"]+)"/.exec(reply.headers.get("Content-Disposition"))[1];
      const link = make("a", { href: URL.createObjectURL(await reply.blob()), download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      const says = decodeURIComponent(reply.headers.get("Copy-Says") ?? "");
      live.textContent = says ? `${words.cleaned} ${says}` : words.proof;
    } else {
      settle(await reply.text(), [], box.value, true);
    }
  } catch {
    live.textContent = words.offline;
  } finally {
    button.disabled = false;
  }
}

/* The safe wording */

function takeOver() {
  const before = box.value;
  const safe = document.querySelector("[name=safe]").value;
  box.focus();
  box.select();
  // Deprecated and without a successor: the only way that leaves the browser's own undo working. With hundreds of
  // lines it takes many seconds; then the button below has to do.
  if (before.length + safe.length > 5000 || !document.execCommand("insertText", false, safe)) {
    box.value = safe;
    box.dispatchEvent(new Event("input"));
  }
  const undo = make("button", { type: "button", className: "undo", textContent: words.undo });
  undo.addEventListener("click", () => {
    box.value = before;
    undo.remove();
    box.focus();
    changed();
  });
  form.querySelector(".undo")?.remove();
  live.after(undo);
  live.textContent = words.taken;
  if (photosThere()) ask("all");
}

/* Wiring */

const blank = find("answer").querySelector(".verdict") ? null : [...find("answer").childNodes];
const empty = blank?.map((node) => node.cloneNode(true));

box.addEventListener("input", changed);
box.addEventListener("scroll", () => { mirror.scrollTop = box.scrollTop; });
picker.addEventListener("change", () => {
  const files = [...picker.files];
  picker.value = ""; // or the next choice would take the place of this one
  take(files);
});
// A photo dropped beside the field would make the browser leave the page, and the text with it.
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  if (event.dataTransfer.files.length) event.preventDefault();
  take([...event.dataTransfer.files]);
});
box.addEventListener("paste", (event) => take([...event.clipboardData.files]));
// While one types the text alone is asked for; when one leaves it the photos are, too.
// A moment later: an answer that came between the press and the release of a button would swallow the click.
box.addEventListener("change", () => {
  if (!photosThere()) return;
  clearTimeout(timer);
  timer = setTimeout(ask, WAIT_MS, "all");
});
document.addEventListener("change", (event) => { if (["kept", "earlier"].includes(event.target.name)) askIfAny(); });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { submitter } = event;
  if (["clean", "proof"].includes(submitter?.name)) takeHome(submitter);
  else if (submitter?.value === "safe") takeOver();
  else ask("all", { submitter, focus: submitter?.name !== "swap" });
});

readMarks();
if (find("answer").querySelector(".verdict")) find("answer").focus();
else if (document.querySelector("#problem .problem")) document.querySelector("#problem .problem").focus();
else if (box.value.trim()) changed(); // the browser brought back what was typed
