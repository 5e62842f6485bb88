"use strict";

const KEY = "flashpods-token";
const PAUSE = 3000;
const TAIL = 1000;
const FACTS = ["status", "exit_code", "error", "type", "command", "task", "image", "image_digest", "cpus",
  "memory_gb", "timeout_minutes", "network", "queue_position", "created_at", "started_at", "completed_at",
  "duration_seconds"];
const at = id => document.getElementById(id);
let timer;
let shown = "";

class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function ask(path) {
  const answer = await fetch(path, { headers: { Authorization: "Bearer " + sessionStorage.getItem(KEY) } });
  if (!answer.ok && !(path === "/ready" && answer.status === 503)) {
    const body = await answer.json().catch(() => ({}));
    throw new Refused(answer.status, body.message || "The API answered " + answer.status);
  }
  return answer;
}

const json = async path => (await ask(path)).json();

function element(name, text, type) {
  const made = document.createElement(name);
  made.textContent = text;
  if (type) made.className = type;
  return made;
}

const time = text => text ? new Date(text).toLocaleString() : "";
const words = value => typeof value === "object" ? [value].flat().join(", ") : String(value);

function row(job) {
  const line = document.createElement("tr");
  const name = document.createElement("td");
  const link = element("a", job.id);
  link.href = "#" + job.id;
  name.append(link);
  line.append(name, element("td", job.status.replace("_", " "), job.status), element("td", time(job.created_at)),
    element("td", job.exit_code ?? ""), element("td", job.image), element("td", job.command ?? job.task ?? ""));
  return line;
}

async function list() {
  const page = await json("/jobs?limit=100");
  at("jobs").replaceChildren(...page.jobs.map(row));
  at("none").hidden = page.jobs.length > 0;
}

async function orEmpty(work, empty) {
  try {
    return await work;
  } catch (e) {
    if (e instanceof Refused && (e.status === 404 || e.status === 410 || e.status === 503)) return empty(e.message);
    throw e;
  }
}

async function one(id) {
  const path = "/jobs/" + encodeURIComponent(id);
  const job = await json(path);
  at("facts").replaceChildren(...FACTS.filter(name => name in job).flatMap(name =>
    [element("dt", name.replaceAll("_", " ")),
      element("dd", name.endsWith("_at") ? time(job[name]) : words(job[name]), name === "status" ? job[name] : "")]));
  const log = await orEmpty(json(path + "/output?tail=" + TAIL), why => ({ output: why }));
  const box = at("log");
  const isAtEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 20;
  if (box.textContent !== log.output) box.textContent = log.output;
  if (isAtEnd) box.scrollTop = box.scrollHeight;
  const found = await orEmpty(json(path + "/artifacts"), why => ({ artifacts: [], why }));
  artifacts(path, found);
}

function artifacts(path, found) {
  const lines = found.artifacts.map(artifact => {
    const line = document.createElement("li");
    const button = element("button", artifact.name);
    button.type = "button";
    button.addEventListener("click", () => download(path, artifact.name).catch(problem));
    line.append(button, " " + artifact.size_bytes.toLocaleString() + " bytes");
    return line;
  });
  const text = JSON.stringify(found);
  if (at("artifacts").dataset.seen === text) return;
  at("artifacts").dataset.seen = text;
  at("artifacts").replaceChildren(...(lines.length ? lines : [element("li", found.why ?? "None.")]));
}

async function download(path, name) {
  const file = await (await ask(path + "/artifacts/" + name.split("/").map(encodeURIComponent).join("/"))).blob();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name.split("/").pop();
  link.click();
  URL.revokeObjectURL(link.href);
}

function problem(e) {
  at("problem").textContent = e.message;
  if (e instanceof Refused && e.status === 401) forget();
}

async function show() {
  clearTimeout(timer);
  const isIn = sessionStorage.getItem(KEY) !== null;
  const id = location.hash.slice(1);
  at("enter").hidden = isIn;
  at("leave").hidden = !isIn;
  at("list").hidden = !isIn || id !== "";
  at("one").hidden = !isIn || id === "";
  if (!isIn) return;
  if (id !== shown) {
    shown = id;
    at("one-title").textContent = id;
    for (const part of ["facts", "log", "artifacts"]) at(part).replaceChildren();
    delete at("artifacts").dataset.seen;
    (id ? at("one-title") : at("jobs-title")).focus();
  }
  try {
    const host = await json("/ready");
    at("host").textContent = host.status.replace("_", " ") + ": " + host.running_jobs + " run, " + host.waiting +
      " wait, free " + host.available.cpus + " CPU and " + host.available.memory_gb + " GB";
    await (id ? one(id) : list());
    at("problem").textContent = "";
  } catch (e) {
    problem(e);
  }
  if (!document.hidden && sessionStorage.getItem(KEY) !== null) timer = setTimeout(show, PAUSE);
}

function forget() {
  sessionStorage.removeItem(KEY);
  at("host").textContent = "";
  at("jobs").replaceChildren();
  show();
}

at("enter").addEventListener("submit", event => {
  event.preventDefault();
  sessionStorage.setItem(KEY, at("token").value.trim());
  at("token").value = "";
  show();
});
at("leave").addEventListener("click", forget);
addEventListener("hashchange", show);
document.addEventListener("visibilitychange", show);
show();
