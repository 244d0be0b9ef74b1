from tensorflow.keras.layers import Input, Dense
from tensorflow.keras.models import Model

i = Input(shape=(6,))
h = Dense(12, activation='relu')(i)
price = Dense(1, name='price')(h)
kind = Dense(3, activation='softmax', name='kind')(h)
model = Model(inputs=i, outputs=[price, kind])
model.compile(optimizer='adam', loss=['mse', 'sparse_categorical_crossentropy'], loss_weights=[0.5, 1.0],
              metrics=[['mae'], ['accuracy']])
