"""Peers of `npm run bench -- projection`: numpy and scikit-learn; one JSON line on stdout.

  projection-peers.py versions
  projection-peers.py pca MATRIX.npy              covariance, eigh, first two components
  projection-peers.py tsne MATRIX.npy MAP.npy     scikit-learn's Barnes-Hut, its defaults, PCA start
  projection-peers.py judge MATRIX.npy MAP.npy N  trustworthiness and kept 12-NN of N seeded rows
"""

import json
import sys
import time

import numpy as np


def timed(work):
    wall, cpu = time.perf_counter(), time.process_time()
    told = work()
    took = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    print(json.dumps({**took, **told}))


def versions():
    import sklearn

    print(json.dumps({"numpy": np.__version__, "scikit-learn": sklearn.__version__}))


def pca(path):
    matrix = np.load(path)

    def work():
        centred = matrix.astype(np.float64) - matrix.mean(axis=0, dtype=np.float64)
        _, vectors = np.linalg.eigh(centred.T @ centred)
        return {"sum": float(np.abs(centred @ vectors[:, :-3:-1]).sum())}

    timed(work)


def tsne(path, target):
    from sklearn.manifold import TSNE

    matrix = np.load(path)

    def work():
        peer = TSNE(init="pca", random_state=1, n_jobs=1)
        np.save(target, peer.fit_transform(matrix))
        return {"kl": float(peer.kl_divergence_)}

    timed(work)


def judge(path, target, count, k=12):
    matrix, points = np.load(path).astype(np.float64), np.load(target).astype(np.float64)
    rows = len(matrix)
    sample = np.random.default_rng(1).choice(rows, min(rows, int(count)), replace=False)
    worst = k * (2 * rows - 3 * k - 1) / 2
    intruded = kept = 0
    lengths = (matrix**2).sum(axis=1)
    for row in sample:
        far = lengths - 2 * (matrix @ matrix[row])
        far[row] = -np.inf
        near = ((points - points[row]) ** 2).sum(axis=1)
        near[row] = -np.inf
        on_map = np.argpartition(near, k)[: k + 1]
        on_map = on_map[on_map != row]
        ranks = np.array([(far < far[other]).sum() for other in on_map])
        intruded += np.maximum(ranks - k, 0).sum()
        kept += (ranks <= k).sum()
    print(
        json.dumps(
            {
                "trustworthiness": 1 - intruded / len(sample) / worst,
                "kept": kept / k / len(sample),
            }
        )
    )


globals()[sys.argv[1]](*sys.argv[2:])
