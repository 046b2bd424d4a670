// Keeps a draft of the letter in this browser, and nowhere else, for seven days. Everything works without it.
(() => {
  if (document.getElementById("sent")) Object.keys(localStorage).filter((key) => key.startsWith("draft:")).forEach((key) => localStorage.removeItem(key));
  const form = document.getElementById("write");
  if (!form || !window.localStorage) return;
  const key = "draft:" + form.dataset.draft, week = 7 * 24 * 3600 * 1000;
  const fields = ["text", "name", "address", "email"].map((id) => document.getElementById(id));
  const told = document.getElementById("draft");
  try {
    const kept = JSON.parse(localStorage.getItem(key) || "null");
    if (kept && Date.now() - kept.at < week) {
      fields.forEach((field) => { if (!field.value && kept[field.id]) { field.value = kept[field.id]; told.hidden = false; } });
    } else localStorage.removeItem(key);
  } catch { localStorage.removeItem(key); }
  form.addEventListener("input", () => {
    const draft = { at: Date.now() };
    fields.forEach((field) => { draft[field.id] = field.value; });
    try { localStorage.setItem(key, JSON.stringify(draft)); told.hidden = false; } catch { /* full or forbidden: the form still holds it */ }
  });
  document.getElementById("draft-clear").addEventListener("click", () => {
    localStorage.removeItem(key);
    fields.forEach((field) => { field.value = ""; });
    told.hidden = true;
    fields[0].focus();
  });
})();
