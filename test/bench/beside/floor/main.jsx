// The least that a page in React can be that gets a token: four fields, a button, and the token.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

createRoot(document.getElementById('root')).render(<Form />);

function Form() {
  const [token, setToken] = useState('');
  const submit = async (event) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const answer = await fetch(typed.get('endpoint'), {
      method: 'POST',
      credentials: 'omit',
      headers: { Authorization: `Basic ${btoa(`${typed.get('id')}:${typed.get('secret')}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: typed.get('scope') }),
    });
    setToken((await answer.json()).access_token);
  };
  return (
    <main>
      <h1>React floor</h1>
      <form onSubmit={submit}>
        {['endpoint', 'id', 'secret', 'scope'].map((name) => (
          <p key={name}>
            <label>
              {name} <input name={name} />
            </label>
          </p>
        ))}
        <button>Get token</button>
      </form>
      <label>
        Access token <textarea readOnly value={token} />
      </label>
    </main>
  );
}
