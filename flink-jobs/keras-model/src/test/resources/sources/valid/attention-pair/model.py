import keras
from keras import layers

query = keras.Input((6, 8))
value = keras.Input((9, 8))
context = layers.Attention()([query, value])
heads = layers.MultiHeadAttention(num_heads=2, key_dim=4)(query=query, value=value, use_causal_mask=False)
pooled = layers.GlobalAveragePooling1D()(layers.Concatenate()([context, heads]))
model = keras.Model([query, value], layers.Dense(1)(pooled))
model.compile("adam", "mse")
