import keras
from keras import layers

user = keras.Input(shape=(1,), name="user")
item = keras.Input(shape=(1,), name="item")
u = layers.Reshape((8,))(layers.Embedding(100, 8, embeddings_regularizer="l2", name="user_vectors")(user))
i = layers.Reshape((8,))(layers.Embedding(50, 8, embeddings_initializer="he_normal", name="item_vectors")(item))
score = layers.Dot(axes=1, normalize=False)([u, i])
grid = layers.Permute((2, 1))(layers.Reshape(target_shape=(2, 4))(u))
flat = layers.Flatten()(grid)
model = keras.Model([user, item], [score, layers.Dense(1, name="bias")(flat)])
model.compile("adam", loss="mse")
