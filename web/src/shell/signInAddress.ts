import { signInTexts } from '../texts/shell';

/** What a link that no longer signs in, or a provider that refused, has left in the address. */
export interface SignInAddress {
  token: boolean;
  refusal: string | undefined;
}

/**
 * Takes what was meant for signing in out of the address, so that it is neither bookmarked nor
 * sent on; must run before anything else reads the address.
 */
export function takeSignInAddress(): SignInAddress {
  const address = new URL(window.location.href);
  const token = address.searchParams.has('token');
  const refused = address.searchParams.get('refused');
  if (token || refused !== null) {
    address.searchParams.delete('token');
    address.searchParams.delete('refused');
    window.history.replaceState(window.history.state, '', address);
  }
  return {
    token,
    refusal: refused === null ? undefined : (signInTexts.refusals[refused] ?? refused),
  };
}

export const signInAddress = takeSignInAddress();
