(() => {
  const page = JSON.parse(document.getElementById("page-data").textContent);
  const slip = document.getElementById("slip");
  const form = document.getElementById("decide");
  const said = document.getElementById("decide-said");
  const withdrawing = form.querySelector(".withdrawing");
  const correction = form.querySelector(".correction");
  const NAME = "tabel-extract-name";
  let about = null;

  // A browser that keeps nothing throws here; the name is then typed again.
  function kept(name) {
    try {
      if (name) localStorage.setItem(NAME, name);
      return localStorage.getItem(NAME) || "";
    } catch {
      return "";
    }
  }

  function ask(anchor, decided, isCell) {
    about = anchor;
    form.reset();
    form.elements.name.value = kept();
    withdrawing.hidden = !decided;
    withdrawing.querySelector("input").disabled = !decided;  // what can't be reached must not be asked for
    correction.querySelector(".of-cell").hidden = !isCell;
    correction.querySelector(".of-claim").hidden = isCell;
    said.textContent = "";
    showCorrection();
  }

  function showCorrection() {
    const correcting = form.elements.verdict.value === "corrected";
    correction.hidden = !correcting;
    form.elements.corrected.required = correcting;
  }

  document.addEventListener("number-chosen", (event) => {
    const { cell, number } = event.detail;
    slip.querySelector(".copying").hidden = false;
    ask(cell.id, number.decided, true);
  });

  for (const button of document.querySelectorAll("button.judge")) {
    button.addEventListener("click", () => {
      const item = button.closest("li");
      document.getElementById("slip-title").textContent = item.querySelector("mark").textContent;
      const quote = document.createElement("div");
      quote.textContent = item.querySelector("blockquote").textContent;
      slip.querySelector("dl").replaceChildren(quote);
      slip.querySelector(".window").hidden = true;
      slip.querySelector(".copying").hidden = true;
      slip.querySelector(".status").textContent = "";
      ask(button.dataset.about, item.querySelector("a.decided"), false);
      slip.showModal();
    });
  }

  form.addEventListener("change", showCorrection);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const value = (name) => form.elements[name].value;
    const button = form.querySelector("button");
    const body = {
      about, seen: page.seen, language: page.language, verdict: value("verdict"),
      name: value("name"), reason: value("reason"),
      corrected: value("verdict") === "corrected" ? value("corrected") : null,
    };
    kept(body.name);
    said.textContent = "";
    button.disabled = true;
    try {
      const answer = await fetch(page.address, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
      });
      said.textContent = (await answer.json()).message;
      if (answer.ok) {
        location.hash = about;
        location.reload();
        return;
      }
    } catch {
      said.textContent = page.failed;
    }
    button.disabled = false;
  });

  // After a decision the page is loaded again: go on where one was.
  const place = location.hash && document.getElementById(location.hash.slice(1));
  if (place && place.matches("td")) place.tabIndex = 0;
  if (place) place.focus();
})();
