'use client';

import { useState } from 'react';

export function OptOutForm() {
  const [saved, setSaved] = useState(false);

  async function optOut() {
    const answer = await fetch('/api/privacy/opt-out', { method: 'POST' });
    if (!answer.ok) return;
    setSaved(true);
    // Pixels that run already stay in memory until the page is loaded again.
    window.location.reload();
  }

  return (
    <button type="button" onClick={optOut} disabled={saved}>
      {saved ? 'Saved' : 'Do not sell or share my personal information'}
    </button>
  );
}
