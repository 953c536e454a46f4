import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startLanguage } from './i18n/language.ts';
import './styles/base.css';
import './styles/lists.css';
import './styles/case.css';
import './styles/backlog.css';
import './styles/reports.css';

// After an upgrade the parts that an open page still wants are gone: load the page anew, once.
window.addEventListener('vite:preloadError', (event) => {
  const key = 'anjuan.reloaded';
  const last = Number(sessionStorage.getItem(key) ?? '0');
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem(key, String(Date.now()));
  event.preventDefault();
  window.location.reload();
});

await startLanguage();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root element');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
