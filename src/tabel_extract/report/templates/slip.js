(() => {
  const page = JSON.parse(document.getElementById("page-data").textContent);
  const w = page.words;
  const slip = document.getElementById("slip");
  const records = new Map();

  function recordOf(cell) {
    const article = cell.closest("article");
    if (!records.has(article)) {
      const data = article.querySelector(".slip-data");
      records.set(article, data ? JSON.parse(data.textContent) : null);
    }
    return records.get(article);
  }

  function numberOf(cell) {
    const record = cell && recordOf(cell);
    const held = record && record.cells[cell.id];
    if (!held) return null;
    const text = (index) => (index < 0 ? "" : record.texts[index]);
    const [raw, row, column, unit, question, period, sign, place, status, decided, corrected, was, box] = held;
    return {
      raw, box, row: text(row), column: text(column), unit: text(unit), question: text(question),
      period: text(period), sign: text(sign), place: text(place), decided: text(decided), status: text(status),
      corrected: text(corrected), was: text(was), base: text(record.base),
      source: text(record.source), label: record.label, title: record.title,
      link: location.href.split("#")[0] + "#" + cell.id,
    };
  }

  // A number that was corrected is called what it was corrected to, and what is printed.
  function called(n) {
    return n.corrected ? n.corrected + " (" + w.corrected_from.replace("{printed}", n.raw) + ")" : n.raw;
  }

  function told(n) {
    const where = [n.row, n.column].filter(Boolean).map((path) => "‘" + path + "’").join(", ");
    const lines = [
      n.status,
      called(n) + (where ? " (" + where + ")" : "") + (n.sign ? " [" + n.sign + "]" : ""),
      w.question + ": " + (n.question ? "‘" + n.question + "’" : w.not_said),
      w.population + ": " + (n.base || w.not_said) + (n.period ? ", " + n.period : ""),
      w.unit + ": " + (n.unit || w.not_said),
      w.source + ": " + [n.source, n.label + ", " + n.title, page.report, n.place].filter(Boolean).join("; "),
      n.decided && w.decided + ": " + n.decided,
      location.protocol === "file:" ? "" : n.link,
    ];
    return lines.filter(Boolean).join("\n");
  }

  function copied(text) {
    const done = document.getElementById("slip-done");
    const finish = () => { done.textContent = w.slip_copied; };
    done.textContent = "";
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(finish, () => byEvent(text) && finish());
    } else if (byEvent(text)) finish();
  }

  let pending = null;
  function byEvent(text) {
    pending = text;
    const done = document.execCommand("copy");
    pending = null;
    return done;
  }

  document.addEventListener("copy", (event) => {
    const text = pending === null ? ofSelection() : pending;
    if (text === null) return;
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  });

  // What is selected; where nothing is, the number whose slip is open or that has the focus.
  function ofSelection() {
    const selection = getSelection();
    const at = document.activeElement;
    if (at.matches("input")) return null;
    if (!selection.rangeCount || selection.isCollapsed) {
      if (slip.open) return slip.querySelector(".copying").hidden ? null : told(chosen);
      return at.matches(".data td[id]") ? told(numberOf(at)) : null;
    }
    const of = (node) => (node.nodeType === 1 ? node : node.parentElement).closest(".data td[id]");
    const first = of(selection.anchorNode);
    if (!first || first !== of(selection.focusNode)) return null;
    return told(numberOf(first));
  }

  let chosen = null;
  function open(cell) {
    const number = numberOf(cell);
    if (!number) return;
    chosen = number;
    choose(cell);
    cell.focus({ preventScroll: true });
    document.getElementById("slip-title").textContent = called(number) || w.blank;
    document.getElementById("slip-done").textContent = "";
    const facts = slip.querySelector("dl");
    facts.replaceChildren();
    const add = (term, text) => {
      const line = document.createElement("div");
      const dt = document.createElement("dt");
      const dd = document.createElement("dd");
      dt.textContent = term;
      dd.textContent = text || w.not_said;
      if (!text) dd.className = "muted";
      line.append(dt, dd);
      facts.append(line);
    };
    const status = slip.querySelector(".status");
    status.textContent = number.status || w.status_fine;
    status.className = "status" + (number.status ? " " + cell.dataset.verdict : "");
    if (number.was) add(w.was, number.was);
    if (number.row) add(w.slip_row, number.row);
    if (number.column) add(w.slip_column, number.column);
    add(w.question, number.question && "‘" + number.question + "’");
    add(w.population, number.base);
    add(w.period, number.period);
    add(w.unit, number.unit);
    add(w.source, number.source);
    if (number.decided) add(w.decided, number.decided);
    add(w.slip_place, [number.label, page.report, number.place].filter(Boolean).join(", "));
    if (!slip.open) slip.showModal();
    showPlace(cell, number.box);
    document.dispatchEvent(new CustomEvent("number-chosen", { detail: { cell, number } }));
  }

  function showPlace(cell, box) {
    const frame = slip.querySelector(".window");
    const images = cell.closest("article").querySelectorAll(".cut img");
    const image = box && images[box[0]];
    frame.hidden = !image;
    if (!image) return;
    const width = image.width && Number(image.getAttribute("width"));
    const height = Number(image.getAttribute("height"));
    const [, left, top, across, down] = box.map((value) => value / 1000);
    const mark = frame.firstElementChild;
    frame.style.backgroundImage = "url(" + image.src + ")";
    const x = Math.min(Math.max((left + across / 2) * width - frame.clientWidth / 2, 0), Math.max(width - frame.clientWidth, 0));
    const y = Math.min(Math.max((top + down / 2) * height - frame.clientHeight / 2, 0), Math.max(height - frame.clientHeight, 0));
    frame.style.backgroundPosition = -x + "px " + -y + "px";
    mark.style.cssText = "left:" + (left * width - x - 4) + "px;top:" + (top * height - y - 3) + "px;width:" + (across * width + 8) + "px;height:" + (down * height + 6) + "px";
  }

  // Tab stops once in each table: at its first number, or at the last that was chosen.
  function choose(cell) {
    for (const stop of cell.closest("table").querySelectorAll("td[tabindex='0']")) stop.tabIndex = -1;
    cell.tabIndex = 0;
  }

  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  function neighbour(cell, [down, across]) {
    const rows = [...cell.closest("table").querySelectorAll("tbody tr")].filter((row) => row.querySelector("td[id]"));
    let row = rows.indexOf(cell.parentElement);
    let column = cell.cellIndex;
    let next;
    do {
      row += down;
      column += across;
      next = rows[row] && rows[row].cells[column];
    } while (next && !next.matches("td[id]"));
    return next;
  }

  for (const table of document.querySelectorAll("table.data")) {
    const first = table.querySelector("td[id]");
    if (!first) continue;
    table.setAttribute("role", "grid");
    table.setAttribute("aria-readonly", "true");
    first.tabIndex = 0;
    table.addEventListener("click", (event) => {
      const cell = event.target.closest("td[id]");
      if (cell && !event.target.closest("a") && getSelection().isCollapsed) open(cell);
    });
    table.addEventListener("keydown", (event) => {
      const cell = event.target;
      if (!cell.matches("td[id]")) return;
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        open(cell);
      } else if (steps[event.key]) {
        const next = neighbour(cell, steps[event.key]);
        if (!next) return;
        event.preventDefault();
        choose(next);
        next.focus();
      }
    });
  }

  document.getElementById("slip-copy").addEventListener("click", () => { if (chosen) copied(told(chosen)); });
  document.getElementById("slip-link").addEventListener("click", () => copied(chosen.link));
  slip.addEventListener("click", (event) => { if (event.target === slip) slip.close(); });
})();
