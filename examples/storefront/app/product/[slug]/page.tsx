import { AddToCart } from '@/components/add-to-cart';
import { db } from '@/lib/db';

export default async function ProductPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const product = await db.product.findUniqueOrThrow({ where: { slug } });
  return (
    <main>
      <h1>{product.name}</h1>
      <p>{product.description}</p>
      <AddToCart sku={product.sku} price={product.price} />
    </main>
  );
}
