import { OptOutForm } from '@/components/opt-out-form';
import { isUserOptedOut } from '@/lib/analytics';
import { currentCustomer } from '@/lib/session';

export default async function PrivacyPage() {
  const customer = await currentCustomer();
  const optedOut = await isUserOptedOut(customer?.id);
  return (
    <main>
      <h1>Your privacy choices</h1>
      <p>{optedOut ? 'We do not sell or share your information.' : 'You have not opted out.'}</p>
      <OptOutForm />
    </main>
  );
}
