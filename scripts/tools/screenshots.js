// Inspects the views of a page, and writes the result into <script id="found">.
const alerts = [];
window.alert = (text) => alerts.push(text);

function channels(color) {
  const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
  return { rgb: [r, g, b], alpha: a };
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function background(element) {
  for (let at = element; at; at = at.parentElement) {
    const { rgb, alpha } = channels(getComputedStyle(at).backgroundColor);
    if (alpha > 0) return rgb;
  }
  return [255, 255, 255];
}

function contrast(element) {
  const text = luminance(channels(getComputedStyle(element).color).rgb);
  const behind = luminance(background(element));
  return (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
}

window.addEventListener("load", () => {
  const views = [...document.querySelectorAll(".mlrun-db")];
  const inside = [...document.querySelectorAll("body.views-only *, .mlrun-db *")];
  const elements = inside.filter((element) => element.id !== "found");
  for (const element of elements)
    for (const kind of ["mouseover", "mouseenter", "click", "error", "load", "focus"])
      if (!(kind === "click" && element.tagName === "A")) element.dispatchEvent(new Event(kind));
  const written = elements.filter((element) => [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() && element.tagName !== "STYLE"));
  const found = {
    alerts,
    views: views.length,
    tags: [...new Set(elements.map((element) => element.tagName.toLowerCase()))],
    attributes: [...new Set(elements.flatMap((element) => element.getAttributeNames()))],
    links: [...new Set(elements.map((element) => element.href).filter(Boolean))],
    contrast: Math.min(...written.map(contrast)),
    size: [document.body.offsetWidth, document.body.offsetHeight],
    background: views.length ? background(views[0]).join() : "",
  };
  setTimeout(() => {
    document.getElementById("found").textContent = JSON.stringify(found).replaceAll("<", "\\u003c");
  }, 500);
});
