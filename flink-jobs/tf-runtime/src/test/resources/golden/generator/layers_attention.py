"""Attention of all kinds, with and without masks."""

from keras import layers as L

from golden import functional, padded, padded_tokens


def cases():
    yield from multi_head()
    yield from masked()
    yield from single_head()


def on_self(name, layer, *shape, **options):
    return functional("layers/multi-head-attention" + name, lambda x: layer()(x, x), *shape, **options)


def multi_head():
    yield on_self("", lambda: L.MultiHeadAttention(2, 3), (5, 4))
    yield on_self("-one-head", lambda: L.MultiHeadAttention(1, 4), (5, 4))
    yield on_self("-value-dim", lambda: L.MultiHeadAttention(2, 3, value_dim=5), (5, 4))
    yield on_self("-output-shape", lambda: L.MultiHeadAttention(2, 3, output_shape=6), (5, 4))
    yield on_self("-without-bias", lambda: L.MultiHeadAttention(2, 3, use_bias=False), (5, 4))
    yield on_self("-dropout", lambda: L.MultiHeadAttention(2, 3, dropout=0.3), (5, 4))
    yield on_self("-axes", lambda: L.MultiHeadAttention(2, 3, attention_axes=(1, 2)), (3, 2, 4))
    yield on_self("-axis-2", lambda: L.MultiHeadAttention(2, 3, attention_axes=2), (3, 2, 4))
    yield functional(
        "layers/multi-head-attention-causal",
        lambda x: L.MultiHeadAttention(2, 3)(x, x, use_causal_mask=True),
        (5, 4),
    )
    yield functional(
        "layers/multi-head-attention-query-value",
        lambda q, v: L.MultiHeadAttention(2, 3)(q, v),
        (5, 4),
        (3, 6),
    )
    yield functional(
        "layers/multi-head-attention-query-value-key",
        lambda q, v, k: L.MultiHeadAttention(2, 3, value_dim=4)(q, v, key=k),
        (5, 4),
        (3, 6),
        (3, 2),
    )
    yield functional(
        "layers/multi-head-attention-keywords",
        lambda q, v: L.MultiHeadAttention(2, 3)(query=q, value=v),
        (5, 4),
        (3, 6),
    )
    yield functional(
        "layers/multi-head-attention-causal-query-value",
        lambda q, v: L.MultiHeadAttention(2, 3)(q, v, use_causal_mask=True),
        (5, 4),
        (5, 6),
    )
    yield functional(
        "layers/multi-head-attention-scores",
        lambda x: L.MultiHeadAttention(2, 3)(x, x, return_attention_scores=True),
        (5, 4),
    )
    yield functional(
        "layers/multi-head-attention-mask",
        lambda x, m: L.MultiHeadAttention(2, 3)(x, x, attention_mask=m),
        (5, 4),
        (5, 5),
        data=[lambda rng, s: rng.normal(size=s), lambda rng, s: rng.integers(0, 2, size=s)],
    )
    yield functional(
        "layers/group-query-attention",
        lambda x: L.GroupQueryAttention(3, 4, 2)(x, x),
        (5, 4),
    )


def masked():
    yield functional(
        "layers/masking-multi-head-attention",
        lambda x: attend(L.Masking()(x)),
        (6, 4),
        data=padded(),
    )
    yield functional(
        "layers/mask-zero-multi-head-attention",
        lambda x: attend(L.Embedding(9, 4, mask_zero=True)(x)),
        (6,),
        data=padded_tokens(9),
    )
    yield functional(
        "layers/mask-zero-multi-head-attention-causal",
        lambda x: causal(L.Embedding(9, 4, mask_zero=True)(x)),
        (6,),
        data=padded_tokens(9),
    )
    yield functional(
        "layers/mask-zero-attention",
        lambda q, v: attention(L.Attention(), q, v),
        (6,),
        (5,),
        data=padded_tokens(9),
    )
    yield functional(
        "layers/mask-zero-additive-attention",
        lambda q, v: attention(L.AdditiveAttention(), q, v),
        (6,),
        (5,),
        data=padded_tokens(9),
    )


def attend(x):
    return L.GlobalAveragePooling1D()(L.MultiHeadAttention(2, 3)(x, x))


def causal(x):
    return L.MultiHeadAttention(2, 3)(x, x, use_causal_mask=True)


def attention(layer, query, value):
    table = L.Embedding(9, 4, mask_zero=True)
    return layer([table(query), table(value)])


def single_head():
    for kind, slug in ((L.Attention, "attention"), (L.AdditiveAttention, "additive-attention")):
        yield functional(f"layers/{slug}", lambda q, v, k=kind: k()([q, v]), (5, 4), (3, 4))
        yield functional(
            f"layers/{slug}-key", lambda q, v, k, kind=kind: kind()([q, v, k]), (5, 4), (3, 2), (3, 4)
        )
        yield functional(
            f"layers/{slug}-causal", lambda q, v, k=kind: k()([q, v], use_causal_mask=True), (5, 4), (5, 4)
        )
        yield functional(f"layers/{slug}-on-self", lambda x, k=kind: k()([x, x]), (5, 4))
    yield functional("layers/attention-scale", lambda q, v: L.Attention(use_scale=True)([q, v]), (5, 4), (3, 4))
    yield functional(
        "layers/attention-concat", lambda q, v: L.Attention(score_mode="concat")([q, v]), (5, 4), (3, 4)
    )
    yield functional(
        "layers/additive-attention-without-scale",
        lambda q, v: L.AdditiveAttention(use_scale=False)([q, v]),
        (5, 4),
        (3, 4),
    )
