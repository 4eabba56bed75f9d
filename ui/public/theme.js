// Before the first paint, so that nobody is shown the other theme first. No module: those run too late.
(() => {
  let choice = 'system';
  try {
    choice = localStorage.getItem('modelwright.theme') || 'system';
  } catch {
    // storage is closed to us
  }
  const dark = choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
