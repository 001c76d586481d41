"use strict";
(() => {
  document.documentElement.classList.add("has-script");

  // A link to something that stands folded must still lead to it.
  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let at = target.parentElement; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  reveal();

  // The other language is the same place in the same page.
  const other = document.querySelector("a.switch");
  other.addEventListener("click", () => { other.hash = location.hash; });
})();
