from tensorflow import keras
from tensorflow.keras import layers as L

units = [64, 32, 16]
model = keras.Sequential(name='tower')
model.add(keras.Input(shape=(10,)))
for i, n in enumerate(units):
    model.add(L.Dense(n, activation='relu', name=f'hidden_{i}'))
    if i < len(units) - 1:
        model.add(L.Dropout(0.1 * (i + 1)))
model.add(L.Dense(1, activation='sigmoid'))
model.compile('adam', 'binary_crossentropy', metrics=['accuracy', 'AUC'])
