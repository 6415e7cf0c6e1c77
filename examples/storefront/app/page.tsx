import { db } from '@/lib/db';

export default async function Home() {
  const products = await db.product.findMany({ orderBy: { name: 'asc' } });
  return (
    <main>
      <h1>Storefront</h1>
      <ul>
        {products.map((product: { slug: string; name: string }) => (
          <li key={product.slug}>
            <a href={`/product/${product.slug}`}>{product.name}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
