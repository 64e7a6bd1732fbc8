"use strict";
// Live refresh, the log, selection, charts and keys. Every page works without this script.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const offline = document.querySelector(".offline");
  const seconds = (n) => new Promise((done) => setTimeout(done, 1000 * n));
  const wait = async (n) => {
    await seconds(n);
    while (document.hidden) await seconds(1);
  };

  // Regions with data-live are read again after that many seconds.
  const changed = (one, other) => one.innerHTML !== other.innerHTML;
  const replace = (old, fresh) => {
    const checked = new Set(all("input:checked", old).map((box) => box.value));
    const focused = old.contains(document.activeElement) ? keyOf(document.activeElement) : null;
    const places = all(".scroll", old).map((box) => box.scrollLeft);
    all("input[type=checkbox]", fresh).forEach((box) => { box.checked = checked.has(box.value); });
    old.replaceWith(fresh);
    all(".scroll", fresh).forEach((box, n) => { box.scrollLeft = places[n] || 0; });
    if (focused) all("a, input, [tabindex]", fresh).find((each) => keyOf(each) === focused)?.focus();
    count();
  };
  const keyOf = (element) => `${element.tagName} ${element.getAttribute("href") || element.value || element.className.baseVal || element.className}`;
  const refresh = async () => {
    const response = await fetch(location.href, { cache: "no-store" });
    if (!response.ok) throw new Error(response.status);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const old of all("[data-live]")) {
      const fresh = page.getElementById(old.id);
      if (fresh && changed(old, fresh)) replace(old, document.adoptNode(fresh));
      else if (fresh && !fresh.dataset.live) delete old.dataset.live;
    }
  };
  const live = async () => {
    let failures = 0;
    for (;;) {
      const regions = all("[data-live]");
      if (!regions.length) return;
      await wait(Math.min(...regions.map((each) => +each.dataset.live)) * Math.min(2 ** failures, 8));
      if (document.querySelector("details[open] :focus")) continue;
      try {
        await refresh();
        failures = 0;
      } catch {
        failures += 1;
      }
      offline.hidden = failures < 2;
    }
  };
  live();

  // The log: new output is appended as text.
  const log = document.querySelector("[data-log]");
  const follow = document.querySelector("[data-follow]");
  const atEnd = () => { if (log && follow.checked) log.scrollTop = log.scrollHeight; };
  const readLog = async () => {
    let left = 2; // a log may arrive after the end of its run
    while (log.hasAttribute("data-active") || left > 0) {
      try {
        const response = await fetch(`${log.dataset.log}?offset=${log.dataset.offset}`, { cache: "no-store" });
        if (!response.ok) throw new Error(response.status);
        const part = await response.json();
        log.dataset.offset = part.offset;
        if (part.text) {
          log.append(part.text);
          document.querySelector("[data-no-log]").hidden = true;
          atEnd();
          continue;
        }
        const run = document.getElementById("run");
        if (!run.dataset.live) left -= 1;
      } catch {
        await seconds(3);
      }
      await wait(1.5);
    }
  };
  if (log) {
    atEnd();
    if (log.hasAttribute("data-active")) readLog();
    log.addEventListener("wheel", () => { follow.checked = log.scrollTop + log.clientHeight > log.scrollHeight - 40 && follow.checked; }, { passive: true });
    follow.addEventListener("change", atEnd);
    new MutationObserver(() => { if (!document.getElementById("run")?.dataset.live) log.removeAttribute("data-active"); })
      .observe(document.getElementById("main"), { childList: true, subtree: true, attributes: true, attributeFilter: ["data-live"] });
  }

  // The selection of runs.
  const button = document.querySelector("[data-compare]");
  const count = () => {
    if (!button) return;
    const number = all("[data-selection] input:checked").length;
    button.disabled = number < 2;
    button.textContent = number ? `Compare ${number} run${number > 1 ? "s" : ""}` : "Compare selected runs";
  };
  document.addEventListener("change", (event) => {
    count();
    if (event.target.matches("select")) event.target.form?.requestSubmit();
  });
  count();

  // Charts: the nearest point says its value, by pointer or arrow keys.
  const show = (svg, dots, dot) => {
    dots.forEach((each) => each.classList.toggle("on", each === dot));
    svg.closest("figure").querySelector("output").textContent = dot ? dot.dataset.label : "";
  };
  const near = (svg, event) => {
    const box = svg.getBoundingClientRect();
    const scale = svg.viewBox.baseVal.width / box.width;
    const x = (event.clientX - box.left) * scale, y = (event.clientY - box.top) * scale;
    const dots = all("circle", svg);
    const far = (dot) => Math.hypot(dot.cx.baseVal.value - x, dot.classList.contains("shown") ? dot.cy.baseVal.value - y : 0);
    show(svg, dots, dots.reduce((best, dot) => (best && far(best) <= far(dot) ? best : dot), null));
  };
  document.addEventListener("pointermove", (event) => {
    const svg = event.target.closest?.("[data-chart] svg");
    if (svg) near(svg, event);
  });
  document.addEventListener("pointerout", (event) => {
    const svg = event.target.closest?.("[data-chart] svg");
    if (svg && !svg.contains(event.relatedTarget)) show(svg, all("circle", svg), null);
  });

  // Keys: / finds, j and k move through a list, x selects, c compares, ? nothing hidden.
  document.addEventListener("keydown", (event) => {
    const active = document.activeElement;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const svg = active.closest?.("[data-chart] svg");
    if (svg && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
      const dots = all("circle", svg);
      const at = dots.findIndex((dot) => dot.classList.contains("on"));
      const next = event.key === "ArrowRight" ? at + 1 : at < 0 ? dots.length - 1 : at - 1;
      show(svg, dots, dots[Math.max(0, Math.min(dots.length - 1, next))]);
      event.preventDefault();
      return;
    }
    if (active.matches("input:not([type=checkbox]), select, textarea")) return;
    const links = all(".list .name, .card h2 a");
    const row = active.closest("tr, .card");
    const at = links.findIndex((link) => link.closest("tr, .card") === row);
    const keys = {
      "/": () => document.querySelector("[data-search]")?.focus(),
      j: () => links[Math.min(at + 1, links.length - 1)]?.focus(),
      k: () => links[Math.max(at - 1, 0)]?.focus(),
      x: () => row?.querySelector("input[type=checkbox]")?.click(),
      c: () => button && !button.disabled && button.click(),
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
})();
